import type { Store } from '#api/storage/database.ts';
import type { ProposalFacts } from '#campaigns/planning/propose-areas.ts';
import { areaCodeOn } from '#content/areas/area-sets.ts';
import { neighboursOn } from '#content/areas/neighbours.ts';
import { codedReports } from './coded-reports.ts';
import { type Campaign, campaignPhase } from './read-campaigns.ts';
import { standingCampaigns } from './standing-campaigns.ts';

type Past = Pick<ProposalFacts, 'survey' | 'lastCampaign' | 'neighbours'>;

/** What earlier campaigns tell of an area, under its code on `day`. */
export async function readPastCampaigns(
  store: Store,
  day: string,
  today: string,
): Promise<(code: string) => Past> {
  const campaigns = (await standingCampaigns(store)).filter(({ state }) => state !== 'withdrawn');
  const surveys = await store.selectFrom('campaign_surveys').selectAll().orderBy('held_on', 'desc').execute();
  const reports = await codedReports(store);
  const neighbours = neighboursOn(day);
  return (code) => {
    const here = campaigns.filter(({ plan }) => plan.areas.some((area) => sameArea(area, code, day)));
    const survey = surveys.find(({ campaign_id }) => here.some(({ id }) => id === campaign_id));
    return {
      survey: survey
        ? { suspected: survey.suspected, reported: survey.reported, heldOn: survey.held_on }
        : null,
      lastCampaign: lastOf(here, today, (campaign) =>
        campaign.plan.areas
          .filter((area) => sameArea(area, code, day))
          .reduce((sum, area) => sum + (reports.get(campaign.code)?.byArea.get(area) ?? 0), 0),
      ),
      neighbours: neighbours.get(code) ?? [],
    };
  };
}

/** One that runs or is to come goes before one that is over; of those the last to end. */
function lastOf(
  campaigns: readonly Campaign[],
  today: string,
  reportsOf: (campaign: Campaign) => number,
): ProposalFacts['lastCampaign'] {
  const [last] = campaigns
    .map((campaign) => ({ campaign, runs: campaignPhase(campaign, today) !== 'ended' }))
    .sort(
      (one, other) =>
        Number(other.runs) - Number(one.runs) ||
        ((one.campaign.plan.to ?? '9999') < (other.campaign.plan.to ?? '9999') ? 1 : -1),
    );
  if (last === undefined) return null;
  const { campaign, runs } = last;
  return {
    ...{ title: campaign.plan.title, runs, endedOn: runs ? null : campaign.plan.to },
    reports: reportsOf(campaign),
  };
}

function sameArea(area: string, code: string, day: string): boolean {
  if (area === code) return true;
  try {
    return areaCodeOn(area, day) === code;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

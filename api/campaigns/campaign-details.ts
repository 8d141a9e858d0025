import { thursdayOf } from '#api/counts/week.ts';
import type { Store } from '#api/storage/database.ts';
import { doublingSentence, foreseenSentence } from '#campaigns/planning/foreseen-sentence.ts';
import { campaignPlan, frozenDesign } from '#campaigns/planning/plan.schema.ts';
import { readNotes } from './campaign-notes.ts';
import type { CampaignDetails, CampaignLine, CampaignVersion } from './campaign-page.schema.ts';
import { type Campaign, campaignPhase } from './read-campaigns.ts';

export function campaignLine(campaign: Campaign, today: string): CampaignLine {
  const { plan } = campaign;
  return {
    ...{ id: campaign.id, code: campaign.code, title: plan.title, state: campaign.state },
    ...{ phase: campaignPhase(campaign, today), version: campaign.newestVersion },
    ...{ approvedVersion: campaign.approvedVersion, areas: plan.areas, audience: plan.audience },
    ...{ kit: plan.kit, channels: plan.channels, design: plan.design, from: plan.from, to: plan.to },
    ...{ madeByName: campaign.madeByName, madeOn: campaign.madeOn },
  };
}

/** `campaign` as it stands (`standing-campaigns.ts`), with all its versions and what staff wrote down about it. */
export async function campaignDetails(
  store: Store,
  campaign: Campaign,
  today: string,
): Promise<CampaignDetails> {
  const versions = await readVersions(store, campaign.id);
  const newest = versions[0] as CampaignVersion;
  return {
    ...{ id: campaign.id, code: campaign.code, state: campaign.state },
    ...{ phase: campaignPhase(campaign, today), version: campaign.newestVersion },
    approvedVersion: campaign.approvedVersion,
    ...{ title: newest.plan.title, plan: newest.plan, frozen: newest.frozen, sha256: newest.sha256 },
    foreseen: {
      sentence: foreseenSentence(newest.frozen, newest.plan.areas.length),
      doubling: doublingSentence(newest.frozen),
    },
    versions,
    withdrawal: await readWithdrawal(store, campaign.id),
    effect: `/api/v1/campaigns/${campaign.id}/effect`,
    ...(await readNotes(store, campaign.id)),
  };
}

async function readVersions(store: Store, id: string): Promise<CampaignVersion[]> {
  const rows = await store
    .selectFrom('campaign_versions')
    .selectAll()
    .where('campaign_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => {
    const frozen = frozenDesign.parse(JSON.parse(row.frozen));
    return {
      ...{ version: row.version, plan: campaignPlan.parse(JSON.parse(row.plan)), frozen },
      ...{ sha256: row.sha256, madeByName: row.made_by_name, madeOn: row.made_on },
      ...{ approvedByName: row.approved_by_name, approvedOn: row.approved_on },
      laidDownLate: isLate(row.made_on, frozen.outcome.from),
    };
  });
}

/** On the first Monday itself nothing can be known yet. */
const isLate = (madeOn: string, week: string) => madeOn > thursdayOf(week).subtract({ days: 3 }).toString();

async function readWithdrawal(store: Store, id: string): Promise<CampaignDetails['withdrawal']> {
  const row = await store
    .selectFrom('campaigns')
    .select(['withdrawn_on', 'withdrawn_by_name', 'withdrawn_reason'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row?.withdrawn_on) return null;
  const { withdrawn_on: on, withdrawn_by_name: byName, withdrawn_reason: reason } = row;
  return { on, byName: byName ?? '', reason: reason ?? '' };
}

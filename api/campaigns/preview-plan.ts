import type { Store } from '#api/storage/database.ts';
import { campaignOverlaps } from '#campaigns/planning/campaign-overlaps.ts';
import { doublingSentence, foreseenSentence } from '#campaigns/planning/foreseen-sentence.ts';

import { codedReports } from './coded-reports.ts';
import { planAlternatives } from './plan-alternatives.ts';
import type { ChannelRecord, PlanPreview } from './plan-page.schema.ts';
import type { Predecessor, Prepared } from './prepare-version.ts';
import { type Campaign, campaignPhase } from './read-campaigns.ts';
import { standingCampaigns } from './standing-campaigns.ts';

/** What staff see before they lay a plan down: what it could show, what would show more, and what is in its way. */
export async function previewPlan(
  store: Store,
  prepared: Prepared,
  predecessor: Predecessor | null,
  { nowMs, today }: { nowMs: number; today: string },
): Promise<PlanPreview> {
  const { plan, frozen, grounds } = prepared;
  const campaigns = await standingCampaigns(store);
  const people = grounds.province.counted.flatMap(({ code, population }) =>
    population !== null && plan.areas.includes(code) ? [population] : [],
  );
  return {
    ...{ plan, frozen },
    sentence: foreseenSentence(frozen, plan.areas.length),
    doubling: doublingSentence(frozen),
    population: people.length > 0 ? people.reduce((sum, one) => sum + one, 0) : null,
    alternatives: await planAlternatives(store, prepared, nowMs),
    channels: await channelRecords(store, campaigns, today),
    overlaps: overlapsOf(plan, campaigns, predecessor?.id ?? null),
  };
}

function overlapsOf(
  plan: Prepared['plan'],
  campaigns: readonly Campaign[],
  ownId: string | null,
): PlanPreview['overlaps'] {
  const others = campaigns.filter(({ id, state }) => id !== ownId && state !== 'withdrawn');
  const own = { id: '', areas: plan.areas, from: plan.from, to: plan.to };
  return others.flatMap((other) =>
    campaignOverlaps([own, { ...other.plan, id: other.id }]).map(({ areas, from, to }) => ({
      ...{ areas, from, to, title: other.plan.title },
    })),
  );
}

/** Ended campaigns only: one that still runs would look weak. A report counts for every channel of its campaign. */
async function channelRecords(
  store: Store,
  campaigns: readonly Campaign[],
  today: string,
): Promise<ChannelRecord[]> {
  const reports = await codedReports(store);
  const records = new Map<string, ChannelRecord>();
  for (const campaign of campaigns) {
    if (campaignPhase(campaign, today) !== 'ended') continue;
    for (const channel of campaign.plan.channels) {
      const known = records.get(channel) ?? { channel, campaigns: 0, reports: 0 };
      records.set(channel, {
        channel,
        campaigns: known.campaigns + 1,
        reports: known.reports + (reports.get(campaign.code)?.total ?? 0),
      });
    }
  }
  return [...records.values()];
}

import type { Store } from '#api/storage/database.ts';
import { type CampaignOverlap, campaignOverlaps } from '#campaigns/planning/campaign-overlaps.ts';
import { overlap } from '#campaigns/planning/plan-days.ts';
import { type Campaign, listCampaigns } from './read-campaigns.ts';

/** Every campaign, newest first, as the public sees it; as it was last written down while nobody has approved it. */
export async function standingCampaigns(store: Store): Promise<Campaign[]> {
  const newest = await listCampaigns(store, 'newest');
  const approved = new Map(
    (await listCampaigns(store, 'approved')).map((campaign) => [campaign.id, campaign]),
  );
  const readable = new Set(newest.map(({ id }) => id));
  return [
    ...newest.map((campaign) => approved.get(campaign.id) ?? campaign),
    ...[...approved.values()].filter(({ id }) => !readable.has(id)),
  ];
}

/** First and last day on which the public sees a campaign. */
export function runOf({ plan }: Pick<Campaign, 'plan'>): { from: string; to: string } {
  return { from: plan.from, to: plan.to ?? '9999-12-31' };
}

/**
 * Areas in which another campaign runs, ran, or is to run, on a day of the window: one that somebody approved. What was
 * withdrawn counts for the days that the public saw it.
 */
export function busyAreas(
  campaigns: readonly Campaign[],
  window: { from: string; to: string },
  exceptId: string | null,
): string[] {
  const others = campaigns.filter((campaign) => {
    if (campaign.id === exceptId || campaign.approvedVersion === null) return false;
    const days = seenDays(campaign);
    return days.from <= days.to && overlap(days, window);
  });
  return [...new Set(others.flatMap(({ plan }) => plan.areas))];
}

/** Until it was withdrawn; the last day lies before the first when that was before it began. */
function seenDays(campaign: Campaign): { from: string; to: string } {
  const { from, to } = runOf(campaign);
  return { from, to: campaign.withdrawnOn !== null && campaign.withdrawnOn < to ? campaign.withdrawnOn : to };
}

/** Campaigns that the public sees, or is to see, in the same areas on the same days. */
export function overlapsOf(campaigns: readonly Campaign[]): CampaignOverlap[] {
  const runs = campaigns.filter(({ state }) => state !== 'withdrawn');
  return campaignOverlaps(runs.map(({ id, plan }) => ({ ...plan, id })));
}

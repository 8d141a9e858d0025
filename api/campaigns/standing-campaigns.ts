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
  return newest.map((campaign) => approved.get(campaign.id) ?? campaign);
}

/** First and last day on which the public sees a campaign. */
export function runOf({ plan }: Pick<Campaign, 'plan'>): { from: string; to: string } {
  return { from: plan.from, to: plan.to ?? '9999-12-31' };
}

/** Areas in which another campaign runs, or is to run, on a day of the window. */
export function busyAreas(
  campaigns: readonly Campaign[],
  window: { from: string; to: string },
  exceptId: string | null,
): string[] {
  const others = campaigns.filter(
    (campaign) =>
      campaign.id !== exceptId && campaign.state !== 'withdrawn' && overlap(runOf(campaign), window),
  );
  return [...new Set(others.flatMap(({ plan }) => plan.areas))];
}

/** Campaigns that the public sees, or is to see, in the same areas on the same days. */
export function overlapsOf(campaigns: readonly Campaign[]): CampaignOverlap[] {
  const runs = campaigns.filter(({ state }) => state !== 'withdrawn');
  return campaignOverlaps(runs.map(({ id, plan }) => ({ ...plan, id })));
}

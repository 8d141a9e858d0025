import { createHash } from 'node:crypto';
import { dayOf } from '#api/counts/week.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { heldInMemory } from '#api/storage/held-in-memory.ts';
import { type Campaign, campaignPhase } from './read-campaigns.ts';

/** Campaigns that a second person approved, as they were a few seconds ago. */
export type LiveSnapshot = {
  /** Another text as soon as any of them is another. */
  version: string;
  /** What the public sees on a day, newest first. */
  liveOn: (day: string) => Campaign[];
  byCode: (code: string) => Campaign | null;
};

export type LiveCampaigns = {
  snapshot: () => Promise<LiveSnapshot>;
  /** The code when a report of now may count for it, otherwise the empty text. Never fails: a report goes first. */
  countedCode: (code: string | undefined) => Promise<string>;
  /** Staff changed something in this process: it shows at once. */
  renew: () => void;
};

/** So soon does an approval in another process show here. */
const maxAgeMs = 15_000;
/** A poster hangs longer than its campaign: so long after the last day reports still count for it. */
export const graceWeeks = 8;

export type LiveParts = { listApproved: () => Promise<Campaign[]>; now: () => number; log: QuietLog };

/** Approved campaigns held in memory: pages and reports never ask the database for them one by one. */
export function liveCampaigns({ listApproved, now, log }: LiveParts): LiveCampaigns {
  const load = async () => snapshotOf(await listApproved());
  const { read: snapshot, renew } = heldInMemory(load, { maxAgeMs, now, log });
  return {
    snapshot,
    renew,
    countedCode: async (code) => {
      if (code === undefined) return '';
      const known = await snapshot().catch(() => null);
      const campaign = known?.byCode(code);
      return campaign && isCounted(campaign, dayOf(now())) ? campaign.code : '';
    },
  };
}

/** From its first day until `graceWeeks` after its last one; also when it was withdrawn, for its posters hang there. */
export function isCounted({ plan }: Pick<Campaign, 'plan'>, day: string): boolean {
  if (day < plan.from) return false;
  return plan.to === null || day <= Temporal.PlainDate.from(plan.to).add({ weeks: graceWeeks }).toString();
}

function snapshotOf(campaigns: Campaign[]): LiveSnapshot {
  const byCode = new Map(campaigns.map((campaign) => [campaign.code, campaign]));
  const states = campaigns.map(({ code, version, state, sha256 }) => [code, version, state, sha256]);
  return {
    version: createHash('sha256').update(JSON.stringify(states)).digest('hex').slice(0, 16),
    liveOn: (day) => campaigns.filter((campaign) => campaignPhase(campaign, day) === 'live'),
    byCode: (code) => byCode.get(code) ?? null,
  };
}

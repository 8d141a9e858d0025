import type { SealForHub } from '#api/follow-up/seal-for-thread.ts';
import type { Database } from '#api/storage/database.ts';

/** How long a code can be claimed, in days after the week in which it was given out, and where the claim desk is. */
export type RewardTerms = {
  claimDays: number;
  /** As the reporter reads it; without it nobody would know where to go, so nothing is granted. */
  claimDesk: string | null;
};

export type RewardParts = {
  database: Database;
  /** The pepper of now, and those of before: a code of then is looked for under each. */
  peppers: readonly [Uint8Array, ...Uint8Array[]];
  sealForHub: SealForHub;
  terms: RewardTerms;
};

export const rewardTerms = (config: {
  REWARD_CLAIM_DAYS: number;
  REWARD_CLAIM_DESK?: string;
}): RewardTerms => ({
  claimDays: config.REWARD_CLAIM_DAYS,
  claimDesk: config.REWARD_CLAIM_DESK ?? null,
});

import { expireClaims } from './expire-claims.ts';
import { issueRewards } from './issue-rewards.ts';
import type { RewardParts } from './reward-parts.ts';

export type Rewards = RewardParts & {
  /** The work of the night: gives out what was granted, once a week, and closes what nobody claimed in time. */
  ofNight: (nowMs: number) => Promise<void>;
};

/** Two desks: one grants by the report, the other pays by the code. Between them goes a week and an amount class. */
export function rewardsOf(parts: RewardParts): Rewards {
  return {
    ...parts,
    ofNight: async (nowMs) => {
      await issueRewards(parts, nowMs);
      await expireClaims(parts, nowMs);
    },
  };
}

import { z } from 'zod';
import { plainText } from '#content/plain-text.schema.ts';
import { type RewardClass, rewardClassCodes } from '#content/taxonomy/reward-classes.ts';
import type { ClaimState, RewardState } from './reward-tables.ts';

export const rewardLimits = { reasonLength: 500, codeLength: 60 } as const;

/** The first of two people grants a reward; the reason is sealed for the hub. */
export const rewardProposal = z.strictObject({
  amountClass: z.enum(rewardClassCodes).describe('Klasse van het vaste bedrag'),
  reason: plainText(1, rewardLimits.reasonLength).describe('Waarom; alleen de Drugshub kan het lezen'),
});

/** A decision of the second person carries nothing. */
export const rewardDecision = z.strictObject({});

/** All that the claim desk ever takes in: there is no field for a name or an account. */
export const typedRewardCode = z.strictObject({
  code: z.string().max(rewardLimits.codeLength).describe('De code, zoals de melder hem overschreef'),
});

/** All that the claim desk ever sees of a code. */
export type ShownClaim = { amountClass: RewardClass; week: string; state: ClaimState };

export type LedgerTotal = {
  week: string;
  amountClass: RewardClass;
  issued: number;
  claimed: number;
  paid: number;
  expired: number;
};

/** The part of the page of a report that is about its reward; `closed` says why nothing can be granted. */
export type ReportReward = {
  state: RewardState | null;
  amountClass: RewardClass | null;
  proposedBy: string;
  decidedBy: string;
  closed: 'role' | 'elsewhere' | 'not-rewardable' | 'no-thread' | 'rewards-closed' | null;
  mayDecide: boolean;
  /** Granted before, and taken back by `decidedBy`: somebody else decides. */
  takenBack: boolean;
  /** False for who took it back. */
  mayRefuse: boolean;
};

/** `/beloningen`: a code is looked up, claimed by one and paid by another; the books. */
export type RewardsPage = {
  kind: 'desk-rewards';
  /** As typed, for the hidden field of the next step; never in an address. */
  typed: string;
  claim: ShownClaim | null;
  /** What was just done, or why not; a key under `rewards:done` or `problems`. */
  done: 'claimed' | 'paid' | null;
  problem: string | null;
  totals: LedgerTotal[];
};

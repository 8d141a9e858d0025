import type { RewardClass } from '#content/taxonomy/reward-classes.ts';

/** Report side: what the hub decided about one report. Nothing here, and no key, leads to a code or a payment. */
export type RewardDecisionsTable = {
  report_id: Uint8Array;
  state: RewardState;
  /** Emptied when it is issued: from then on nothing here tells it. */
  amount_class: RewardClass | '';
  /** Staff token and name of who proposed and of who decided; with state `proposed`: of who took a granted one back. */
  proposed_by: string;
  proposed_by_name: string;
  decided_by: string;
  decided_by_name: string;
  /** Amount class and reason, for the hub's key alone. */
  sealed: Uint8Array;
};

export const rewardStates = ['proposed', 'approved', 'issued', 'refused'] as const;
export type RewardState = (typeof rewardStates)[number];

/** Claim side: a code that was given out, of which only the hash is known. No report, no thread, no moment but the week. */
export type RewardClaimsTable = {
  code_hash: Uint8Array;
  amount_class: RewardClass;
  issued_week: string;
  state: ClaimState;
  /** Staff token and name of who took the code in; somebody else approves the payment. */
  claimed_by: string;
  claimed_by_name: string;
};

export const claimStates = ['open', 'claimed', 'paid', 'expired'] as const;
export type ClaimState = (typeof claimStates)[number];

/** The books of the claim side; only ever added to. No code and no hash: entries cannot be tied to one claim. */
export type RewardLedgerTable = {
  /** A random UUID. */
  id: string;
  week: string;
  amount_class: RewardClass;
  event: LedgerEvent;
  /** Staff token and name of who did it; empty for what the night does. */
  by_token: string;
  by_name: string;
};

export const ledgerEvents = ['issued', 'claimed', 'paid', 'expired'] as const;
export type LedgerEvent = (typeof ledgerEvents)[number];

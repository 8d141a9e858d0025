import type { AreaState } from '#campaigns/areas/area-state.ts';
import type { FrozenDesign } from '#campaigns/planning/plan.schema.ts';
import type { Audience } from '#content/taxonomy/audiences.ts';

type Days = { from: string; to: string };

export type ProposedArea = {
  code: string;
  name: string;
  /** Safety region. */
  region: string;
  /** `first`: probably too few reports · `second`: maybe, with another reason · `eligible` for a lot · `not-now`. */
  group: 'first' | 'second' | 'eligible' | 'not-now';
  population: number;
  observed: number;
  expected: number;
  state: AreaState;
  ratio: number | null;
  pBelow075: number | null;
  index: number | null;
  reasons: { code: string; text: string }[];
  barriers: { code: string; text: string }[];
  /** What a campaign of these months could show in this area alone. */
  foreseen: Pick<FrozenDesign, 'expectedAfter' | 'smallestRatio' | 'powerForDoubling'> & {
    sentence: string;
    doubling: string;
  };
};

/** By inhabitants, the largest first: no ranking. */
export type ProposalTable = {
  areas: ProposedArea[];
  /** Whose figures chose; it is never the baseline. */
  selection: Days;
  baseline: Days;
  months: number;
  audience: Audience | null;
};

export type ProposalsPage = {
  kind: 'desk-proposals';
  table: ProposalTable;
  query: { from: string; to: string; audience: Audience | null; months: number };
  mayWrite: boolean;
  /** A draw that could not be made, with what was typed. */
  refused: {
    typed: Record<string, string[]>;
    problems: { field: string; code: string; limit?: number }[];
  } | null;
};

/** One draw, or all of them. */
export type LotsPage = {
  kind: 'desk-lots';
  lots: Lot[];
  chosen: Lot | null;
  today: string;
  mayWrite: boolean;
};

/** A draw by lot that anyone can repeat from its seed and eligible list. */
export type Lot = {
  id: string;
  seed: number;
  eligible: string[];
  places: number;
  /** In the order drawn; null in the moment between storing and drawing. */
  drawn: string[] | null;
  reason: string;
  byName: string;
  madeOn: string;
};

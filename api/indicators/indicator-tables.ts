/** One version of an indicator layer that staff added (JSON of `indicatorLayer`); never changed, never deleted. */
export type IndicatorVersionsTable = {
  name: string;
  /** From 1; the layer that comes with the software is 0 and stands in no table. */
  version: number;
  layer: string;
  /** Staff token and name of who added it. */
  made_by: string;
  made_by_name: string;
  made_on: string;
};

/** The approval by the privacy officers of one version, or its withdrawal; each at most once. */
export type IndicatorDecisionsTable = {
  name: string;
  version: number;
  /** SHA-256 of the layer, hex: a decision is about these values and no others. */
  sha256: string;
  kind: 'approved' | 'withdrawn';
  /** In which role it was decided, as typed. */
  role: string;
  reason: string;
  made_by: string;
  made_by_name: string;
  made_on: string;
};

/** How much a layer counts; the row with the highest number holds, the others stay as history. */
export type IndicatorWeightsTable = {
  name: string;
  number: number;
  weight: number;
  reason: string;
  made_by: string;
  made_by_name: string;
  made_on: string;
};

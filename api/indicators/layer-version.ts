import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';

/** Who decided; without `madeBy` it was decided outside this desk, and came with the software. */
export type Decision = {
  role: string;
  reason: string | null;
  madeBy: string | null;
  madeByName: string;
  madeOn: string;
};

export type LayerVersion = {
  version: number;
  layer: IndicatorLayer;
  sha256: string;
  /** Null: it came with the software. */
  made: { by: string; byName: string; on: string } | null;
  approval: Decision | null;
  withdrawal: Decision | null;
};

export type LayerWeight = { weight: number; reason: string; madeByName: string; madeOn: string };

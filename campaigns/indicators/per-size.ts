import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';

/** Inhabitants, and land in km²; `null` where unknown. */
export type AreaSize = { inhabitants: number | null; landKm2: number | null };

/**
 * The value per 10,000 inhabitants or per km² of land, so that a large area is not high for being large; `null` where
 * value or size is unknown, or the size is 0.
 */
export function perSize(
  value: number | null,
  per: IndicatorLayer['per'],
  { inhabitants, landKm2 }: AreaSize,
): number | null {
  if (value === null || per === 'none') return value;
  const size = per === 'km2' ? landKm2 : inhabitants === null ? null : inhabitants / 1e4;
  return size === null || size === 0 ? null : value / size;
}

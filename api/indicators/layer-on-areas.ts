import { perSize } from '#campaigns/indicators/per-size.ts';
import { type Area, areaCodeOn, areasOn } from '#content/areas/area-sets.ts';
import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';

export const municipalitiesOn = (day: string): Area[] =>
  areasOn(day).filter(({ kind }) => kind === 'municipality');

/**
 * The values of a layer per 10,000 inhabitants or km² for the municipalities of a day, in their order. Where
 * municipalities merged since, counts add up; a share or class cannot be added, and is unknown.
 */
export function layerOnAreas(layer: IndicatorLayer, day: string): (number | null)[] {
  const merged = mergedValues(layer, day);
  return municipalitiesOn(day).map(({ code, figures }) =>
    perSize(merged.get(code) ?? null, layer.per, {
      inhabitants: figures.population?.value ?? null,
      landKm2: figures.landKm2?.value ?? null,
    }),
  );
}

function mergedValues({ values, per }: IndicatorLayer, day: string): Map<string, number | null> {
  const merged = new Map<string, number | null>();
  for (const [oldCode, value] of Object.entries(values)) {
    const code = areaCodeOn(oldCode, day);
    const before = merged.get(code);
    if (before === undefined) merged.set(code, value);
    else merged.set(code, before === null || value === null || per === 'none' ? null : before + value);
  }
  return merged;
}

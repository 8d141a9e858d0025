import { normalised } from '#campaigns/indicators/normalise.ts';
import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';
import type { LayerPreview, PreviewedArea } from './indicator-page.schema.ts';
import { layerOnAreas, municipalitiesOn } from './layer-on-areas.ts';
import type { Indicator } from './read-indicators.ts';

/** What storing this layer would do: every municipality of its borders, beside what stands there now. */
export function previewLayer(layer: IndicatorLayer, known: Indicator | null): LayerPreview {
  const rates = layerOnAreas(layer, layer.areaVintage);
  const percentiles = normalised(rates, 'percentile', true);
  const before = known?.current.layer.values;
  const areas = municipalitiesOn(layer.areaVintage).map(({ code, name }, at): PreviewedArea => {
    const value = layer.values[code] ?? null;
    const was = before && { before: before[code] ?? null };
    return { code, name, value, ...was, rate: rates[at] ?? null, percentile: percentiles[at] ?? null };
  });
  return {
    name: layer.name,
    after: known?.versions[0]?.version ?? null,
    areas,
    absent: areas.filter(({ code }) => !(code in layer.values)).map(({ name }) => name),
    changed: areas.filter(({ value, before: was }) => was !== undefined && was !== value).length,
  };
}

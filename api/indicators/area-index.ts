import { dayOf } from '#api/counts/week.ts';
import type { Store } from '#api/storage/database.ts';
import { seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { type AreaIndices, areaIndices, type IndexedArea } from '#campaigns/indicators/area-indices.ts';
import { bandSeed } from '#campaigns/indicators/rank-bands.ts';
import type { IndicatorView } from './indicator-page.schema.ts';
import { layerOnAreas, municipalitiesOn } from './layer-on-areas.ts';
import type { LayerVersion } from './layer-version.ts';
import { type Indicator, readIndicators } from './read-indicators.ts';

/** `layersTotal`: how many layers count; `layersUsed` of them know this area. */
export type AreaIndex = IndexedArea & { layersTotal: number };

/**
 * The index of every municipality of today for use in proposals: approved layers without incidents. Known incidents
 * depend on reports, so with them an area that reports little would look safe.
 */
export async function areaIndex(store: Store, nowMs: number): Promise<AreaIndex[]> {
  const { areas, layersTotal } = indexOf(await readIndicators(store), 'proposals', dayOf(nowMs));
  return areas.map((area) => ({ ...area, layersTotal }));
}

/** The same for another view of the layers, with what a reader must know about them. */
export function indexOf(indicators: readonly Indicator[], view: IndicatorView, day: string): AreaIndices {
  const stack = indicators.flatMap((indicator) => {
    const version = versionIn(indicator, view);
    return version === null || indicator.weight === 0 ? [] : [{ ...indicator, version }];
  });
  const key = [day, ...stack.map(({ name, weight, version }) => `${name} ${weight} ${version.sha256}`)];
  return remembered(key.join('\n'), () => {
    const layers = stack.map(({ name, weight, version: { layer } }) => {
      return { name, weight, direction: layer.direction, values: layerOnAreas(layer, day) };
    });
    const areas = municipalitiesOn(day).map(({ code }) => code);
    return areaIndices({ areas, layers, normalise: 'percentile', log: true }, seededRandom(bandSeed));
  });
}

/** The version of a layer that belongs in a view, or null when none does. */
export function versionIn({ approved, current }: Indicator, view: IndicatorView): LayerVersion | null {
  const draft = current.withdrawal === null ? current : null;
  const version = view === 'draft' ? draft : approved;
  return version?.layer.incident && view !== 'incidents' ? null : version;
}

const mostRemembered = 8;
const answers = new Map<string, AreaIndices>();

/** Ten thousand weightings take a tenth of a second, and change only when a layer or a weight does. */
function remembered(key: string, compute: () => AreaIndices): AreaIndices {
  const answer = answers.get(key) ?? compute();
  answers.delete(key);
  answers.set(key, answer);
  for (const oldest of answers.keys()) if (answers.size > mostRemembered) answers.delete(oldest);
  return answer;
}

import { createHash } from 'node:crypto';
import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';
import { indicatorLayers } from '#content/indicators/indicator-layers.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import type { Decision, LayerVersion, LayerWeight } from './layer-version.ts';

/** Who stands for what comes with the software. */
const house = 'NH Drugsalert';

export type ShippedLayer = { version: LayerVersion; weight: LayerWeight };

/** The layers of the software as version 0; their approval holds only as long as their values are the same. */
export const shippedLayers: ReadonlyMap<string, ShippedLayer> = new Map(
  indicatorLayers.map(({ approvedBy, defaultWeight, ...layer }) => {
    const { weight, reason, day } = defaultWeight;
    const approval: Decision | null = approvedBy && {
      ...{ role: approvedBy.role, reason: null, madeBy: null, madeByName: house, madeOn: approvedBy.day },
    };
    const version = { version: 0, layer, sha256: layerHash(layer), made: null, approval, withdrawal: null };
    return [layer.name, { version, weight: { weight, reason, madeByName: house, madeOn: day } }];
  }),
);

/** SHA-256 in hex over the layer with its keys in order. */
export function layerHash(layer: IndicatorLayer): string {
  return createHash('sha256').update(canonicalJson(layer)).digest('hex');
}

import type { KeptPlace, LocationPrecision } from '#sealing/coarsen-location.ts';
import type { SpokenText } from './map-place.ts';

/** Which sentence says what is kept of a pin, when this was asked. */
export function keptWords(asked: LocationPrecision, kept: KeptPlace): SpokenText {
  if (kept.precision === 'exact') return 'keptExact';
  if (kept.precision === asked) return asked === 'municipality' ? 'keptArea' : 'keptCircle';
  return kept.location === null ? 'keptAreaByBorder' : 'keptWider';
}

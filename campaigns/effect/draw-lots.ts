import { seededRandom } from '#campaigns/distributions/seeded-random.ts';

/** Everything that is stored before the draw, so that anyone can repeat it. */
export type Draw = { seed: number; eligible: readonly string[]; places: number };

/**
 * The areas that the lot gives a campaign, in the order drawn (for staggered start dates); the rest are its controls.
 * The eligible codes are sorted first: the order in which they were written down has no say. Fisher & Yates 1938.
 */
export function drawLots({ seed, eligible, places }: Draw): { drawn: string[]; controls: string[] } {
  const codes = [...eligible].sort();
  if (new Set(codes).size < codes.length) throw new RangeError('An area stands twice among the eligible.');
  if (!(Number.isInteger(places) && places > 0 && places < codes.length))
    throw new RangeError(`${places} of ${codes.length} areas is no draw.`);
  const random = seededRandom(seed);
  for (let at = 0; at < places; at += 1) {
    const other = at + Math.floor(random() * (codes.length - at));
    [codes[at], codes[other]] = [codes[other] as string, codes[at] as string];
  }
  return { drawn: codes.slice(0, places), controls: codes.slice(places).sort() };
}

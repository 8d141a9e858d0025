import { z } from 'zod';
import type { AreaLookUps } from '#api/reports/locate-report.ts';
import { type FoundPlaces, mostPlaces } from './address-search.schema.ts';

/** Streets and what is larger; never an address, which would be a house. */
const taken = ['weg', 'woonplaats', 'wijk', 'buurt', 'gemeente'];
const longestName = 120;

/** As PDOK's Locatieserver v3_1 answers; what else it says is left alone. */
const answer = z.object({
  response: z.object({
    docs: z.array(z.object({ type: z.string(), weergavenaam: z.string(), centroide_ll: z.string() })),
  }),
});

/** The places of an answer that lie in the province; null when it is no answer of this kind. */
export function readAddressAnswer(body: Buffer, areaAt: AreaLookUps['areaAt']): FoundPlaces | null {
  const parsed = answer.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const places = parsed.data.response.docs.flatMap(({ type, weergavenaam, centroide_ll: written }) => {
    const coordinates = readPoint(written);
    const area = coordinates && areaAt(...coordinates);
    if (!taken.includes(type) || !area) return [];
    const name = weergavenaam
      .replace(/\p{C}+/gu, ' ')
      .trim()
      .slice(0, longestName);
    return [{ name, location: { type: 'Point' as const, coordinates }, areaCode: area.code }];
  });
  return { places: places.slice(0, mostPlaces) };
}

/** `POINT(lon lat)`, to about a metre: it is the middle of a street. */
function readPoint(written: string): [number, number] | null {
  const [, lon, lat] = /^POINT\((-?\d{1,3}(?:\.\d+)?) (-?\d{1,2}(?:\.\d+)?)\)$/.exec(written) ?? [];
  if (lon === undefined || lat === undefined) return null;
  return [round(Number(lon)), round(Number(lat))];
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

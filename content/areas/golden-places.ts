import { z } from 'zod';
import golden from './golden-places.json' with { type: 'json' };

/**
 * Places whose area is public knowledge; none of the expectations was computed with our own look-up.
 * `nearBorder`: within 200 m of a border in the published CBS geometry, before our simplification.
 */
const goldenFile = z.strictObject({
  sources: z.record(z.string(), z.string()),
  places: z.array(
    z.strictObject({
      name: z.string().min(1),
      lon: z.number(),
      lat: z.number(),
      expected: z.string().nullable(),
      source: z.string(),
      nearBorder: z.literal(true).optional(),
    }),
  ),
});

export const { places: goldenPlaces, sources: goldenSources } = goldenFile.parse(golden);

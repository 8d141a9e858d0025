import { z } from 'zod';
import { longestSearch } from '#sealing/street-query.ts';

export const mostPlaces = 10;

/** What is searched for; the server takes the house number out, whoever sends it. */
export const addressSearch = z.strictObject({
  text: z
    .string()
    .max(longestSearch)
    .refine((text) => text.isWellFormed() && !text.includes('\0'))
    .describe('Straat en plaats'),
});

export const foundPlaces = z.strictObject({
  places: z
    .array(
      z.strictObject({
        name: z.string().describe('Straat met plaats, of de plaats'),
        location: z.strictObject({
          type: z.literal('Point'),
          coordinates: z.tuple([z.number(), z.number()]).describe('Lengte en breedte in CRS84'),
        }),
        areaCode: z.string().describe('Code van de gemeente of het water'),
      }),
    )
    .max(mostPlaces),
});

export type FoundPlaces = z.output<typeof foundPlaces>;

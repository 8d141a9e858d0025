import { z } from 'zod';
import { isPlain, notPlain, plainText } from '../plain-text.schema.ts';

/** A figure "of Noord-Holland" may be of the province or of the police unit: a layer says which division it follows. */
export const geoSchemes = ['gemeente', 'provincie', 'politie-eenheid', 'veiligheidsregio'] as const;
/** What a value is divided by before it is compared: 10,000 inhabitants, km² of land, or nothing. */
export const sizes = ['inhabitants10k', 'km2', 'none'] as const;

export const layerName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
export const municipalityCode = z.string().regex(/^GM\d{4}$/);

const line = plainText(2, 120);
const mostValue = 1e12;

/** What a layer tells about itself besides its title: a value without these is no fact. */
const facts = {
  unit: line,
  per: z.enum(sizes),
  /** 1: more of it means a stronger signal; -1: less of it. */
  direction: z.literal([1, -1]),
  /** Known incidents depend on reports: such a layer is shown apart and has no part in proposals. */
  incident: z.boolean(),
  geoScheme: z.enum(geoSchemes),
  year: z.int().min(1990).max(2100),
  definition: plainText(10, 1000),
  publisher: line,
  sourceTitle: line,
  address: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .refine(isPlain, notPlain),
  readOn: z.iso.date(),
  /** The municipal borders of this day are those of the values. */
  areaVintage: z.iso.date(),
};

/** One layer of indicators: a value per municipality, `null` where the source gives none. */
export const indicatorLayer = z.strictObject({
  name: layerName,
  title: z.strictObject({ nl: line, en: line.optional() }),
  ...facts,
  values: z.record(municipalityCode, z.number().min(0).max(mostValue).nullable()),
});
export type IndicatorLayer = z.output<typeof indicatorLayer>;

/** What staff tell about a layer that they add; the values come as a table beside it. */
export const addedFacts = z.strictObject({ title: line, ...facts });
export type AddedFacts = z.output<typeof addedFacts>;

export const weightChoice = z.strictObject({
  weight: z.int().min(0).max(5),
  reason: plainText(10, 500),
});

/** A layer that comes with the software; in production the privacy officers still have to approve it. */
export const layerFile = z.strictObject({
  ...indicatorLayer.shape,
  title: z.strictObject({ nl: line, en: line }),
  approvedBy: z.strictObject({ role: line, day: z.iso.date() }).nullable(),
  /** Counts until staff choose another weight. */
  defaultWeight: z.strictObject({ ...weightChoice.shape, day: z.iso.date() }),
});
export type LayerFile = z.output<typeof layerFile>;

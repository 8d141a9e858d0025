import { z } from 'zod';

const day = z.iso.date();
const figure = z.tuple([z.number().nonnegative(), z.int(), z.string()]);

const areaRecord = z.strictObject({
  code: z.string().regex(/^(GM\d{4}|WATER-[A-Z]+)$/),
  name: z.string().min(1),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(['municipality', 'water']),
  indicative: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
  region: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  figures: z.strictObject({
    population: figure.nullable(),
    households: figure.nullable(),
    landKm2: figure.nullable(),
    farms: figure.nullable(),
    urbanity: figure.nullable(),
  }),
  label: z.tuple([z.number(), z.number()]),
});

const source = z.strictObject({
  publisher: z.string(),
  title: z.string(),
  year: z.int(),
  licence: z.string(),
  note: z.string(),
});

/**
 * Shared borders: an arc is stored once, as integers `x, y, dx, dy, dx, dy…` in units of `unit` degrees.
 * A ring is a list of arc numbers; `-1 - n` means arc n backwards. Shapes are polygons of rings.
 */
const topology = {
  unit: z.number().positive(),
  arcs: z.array(z.array(z.int()).min(4)),
  shapes: z.record(z.string(), z.array(z.array(z.array(z.int()).min(1)).min(1)).min(1)),
};

export const areaFile = z.strictObject({
  format: z.literal('nh-areas-1'),
  validFrom: day,
  concept: z.boolean(),
  sources: z.record(z.string(), source),
  successors: z.record(z.string(), z.string()),
  areas: z.array(areaRecord).min(1),
  ...topology,
});

export const outlineFile = z.strictObject({ format: z.literal('nh-areas-1-outline'), ...topology });

export type AreaFile = z.output<typeof areaFile>;
export type OutlineFile = z.output<typeof outlineFile>;
export type AreaRecord = AreaFile['areas'][number];
export type Topology = Pick<AreaFile, 'unit' | 'arcs' | 'shapes'>;

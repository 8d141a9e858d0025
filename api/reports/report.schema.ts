import { z } from 'zod';
import { languages } from '#content/languages.ts';
import { observedMoments } from '#content/taxonomy/observed.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { signCodes } from '#content/taxonomy/signs.ts';
import { locationPrecisions } from '#sealing/coarsen-location.ts';
import { photoTraces } from '#sealing/photo-traces.ts';

/** Bounds of every text; the form's attributes, the validation and the OpenAPI document all read them here. */
export const reportLimits = {
  descriptionLength: 10_000,
  placeLength: 500,
  signs: signCodes.length,
  photos: 3,
  photoBytes: 8 * 1024 * 1024,
  idempotencyKeyLength: 255,
} as const;

const point = z.strictObject({
  type: z.literal('Point'),
  /** Longitude, latitude in CRS84. */
  coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
});

/** NUL and lone surrogates cannot be stored as text by every receiver. */
const text = (length: number) =>
  z
    .string()
    .max(length)
    .refine((value) => value.isWellFormed() && !value.includes('\0'));

/** One report as a person gives it: the only schema of a report that comes in. */
export const reportDraft = z.strictObject({
  phenomenon: z.enum(phenomena).describe('Wat iemand vermoedt'),
  description: text(reportLimits.descriptionLength)
    .refine((value) => value.trim() !== '')
    .describe('Wat iemand zag, rook of hoorde, in eigen woorden'),
  signs: z.array(z.enum(signCodes)).max(reportLimits.signs).optional().describe('Kenmerken'),
  location: point.optional().describe('Plek als GeoJSON Point in CRS84: lengte, breedte'),
  locationPrecision: z.enum(locationPrecisions).optional().describe('Hoe precies de plek bewaard mag worden'),
  areaCode: text(40).optional().describe('Code van een gemeente of water'),
  place: text(reportLimits.placeLength).optional().describe('De plek in woorden'),
  observed: z.enum(observedMoments).optional().describe('Wanneer het gezien is, grof'),
  language: z.enum(languages).optional().describe('Taal van de melder'),
  // Any text: only the code of a campaign of ours is ever kept, and a report is not refused for another one.
  campaign: z
    .string()
    .optional()
    .describe('Code van de campagne die de melder bracht; een onbekende code telt niet mee'),
});

export type ReportDraft = z.output<typeof reportDraft>;

/** What the hub finds when it opens a seal. The clear columns are repeated inside, so that swapped rows are noticed. */
export const reportContent = z.strictObject({
  v: z.literal(1),
  id: z.string(),
  area: z.string(),
  phenomenon: z.enum(phenomena),
  week: z.string(),
  language: z.string(),
  campaign: z.string(),
  text: z.string(),
  signs: z.array(z.string()),
  place: z.strictObject({
    description: z.string(),
    location: point.nullable(),
    precision: z.string(),
  }),
  when: z.string().nullable(),
  /** Ids (hex) of the photos that belong to it; each is sealed by itself. */
  photos: z.array(z.string()).default([]),
});

export type ReportContent = z.output<typeof reportContent>;

export const accepted = z.strictObject({
  receipt: z.string(),
  area: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  followUpFrom: z.iso.date(),
  photos: z
    .array(z.strictObject({ removed: z.array(z.enum(photoTraces)).describe('Wat uit deze foto is gehaald') }))
    .optional()
    .describe('De foto’s, op volgorde; alleen als er foto’s bij de melding zitten'),
});

export type Accepted = z.output<typeof accepted>;

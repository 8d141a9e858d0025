import { z } from 'zod';
import { plainText } from '#content/plain-text.schema.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';

/** The word for "all phenomena together", where one is chosen. */
const total = 'total';
export const exportLevels = ['municipality', 'water', 'region', 'province'] as const;
export const exportFormats = ['csv', 'geojson', 'txt'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A sprint is short; figures that are needed for longer are on the public page. */
export const mostExportDays = 366;

/** A version that nobody agreed to within these days goes, with its files. */
export const exportRequestDays = 14;

const period = z.string().regex(/^\d{4}(-Q[1-4])?$/);

/** Which published figures an export holds; what is left out does not restrict. */
export const exportFilters = z.strictObject({
  level: z.enum(exportLevels).nullable().default(null),
  /** Codes of municipalities, waters, regions or the province. */
  areas: z.array(z.string().min(1).max(40)).max(100).default([]),
  /** Quarter or year: from the first day of the one up to the last day of the other. */
  from: period.nullable().default(null),
  to: period.nullable().default(null),
  phenomenon: z
    .enum([total, ...phenomena])
    .nullable()
    .default(null),
});
export type ExportFilters = z.output<typeof exportFilters>;

/** What staff ask for: the question of the sprint, the figures for it, and the last day on which they are given. */
export const exportRequest = z.strictObject({
  question: plainText(10, 500),
  filters: exportFilters.prefault({}),
  endsOn: z.iso.date(),
});
export type ExportRequest = z.output<typeof exportRequest>;

/** Which version somebody else agrees to; a form sends its number as text. */
export const exportApproval = z.strictObject({ version: z.coerce.number().int().min(1).max(999_999_999) });

export type ExportVersion = {
  version: number;
  /** The newest public release when it was made. */
  release: { version: number; sha256: string };
  /** Number of published figures in it. */
  figures: number;
  madeOn: string;
  madeBy: string;
  /** Who agreed that it leaves, and when; null while it waits for somebody else than who asked for it. */
  approved: { by: string; on: string } | null;
  /** Last day on which somebody can still agree; null once somebody did. */
  waitsUntil: string | null;
  /** `sha256` of the file as it is given; a file of an ended export is gone. */
  files: { format: ExportFormat; sha256: string; bytes: number; href: string }[];
};

export type Export = {
  id: string;
  question: string;
  filters: ExportFilters;
  endsOn: string;
  ended: boolean;
  madeOn: string;
  madeBy: string;
  /** Newest first. */
  versions: ExportVersion[];
  /** Who took which file on which day, newest first. */
  downloads: { day: string; by: string; version: number; format: ExportFormat; times: number }[];
};

/** As typed, to be shown again. */
export type ExportFields = {
  question: string;
  endsOn: string;
  level: string;
  areas: string[];
  from: string;
  to: string;
  phenomenon: string;
};

export type ExportsPage = {
  kind: 'desk-exports';
  exports: Export[];
  /** What can be chosen; null before the first public release. */
  choices: { areas: { code: string; name: string }[]; periods: string[] } | null;
  fields: ExportFields;
  problems: { field: string; code: string; limit?: number }[];
  /** Export and version, as `ID.2`, that whoever looks asked for: somebody else must agree. */
  own: string[];
  /** First and last day that an export may end on. */
  days: { first: string; last: string };
};

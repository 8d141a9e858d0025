import type { EventLine } from '#api/events/event-page.schema.ts';
import type { ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import type { FullLanguage } from '#content/languages.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';

type NamedArea = { name: string; slug: string };

/** One published figure: of the area itself, of one that went up in it, of its region or of the province. */
export type PublicFigure = Pick<
  ReleaseRow,
  'level' | 'code' | 'name' | 'period' | 'status' | 'value' | 'lo' | 'hi'
>;

/** `/gemeente/<slug>`: a municipality or a water, the same page for everybody. */
export type AreaPage = {
  kind: 'area';
  language: FullLanguage;
  area: NamedArea & { code: string; kind: 'municipality' | 'water'; regionName: string | null };
  /** Day of the borders that the map shows. */
  day: string;
  /** Phenomena that matter here, the most important first; the page shows those that have a guide. */
  phenomena: Phenomenon[];
  campaigns: { code: string; kit: string }[];
  /** Meetings to come, the first one first. */
  events: EventLine[];
  neighbours: NamedArea[];
  /** Areas that went up in this one; `since` is an ISO day. */
  formerly: { name: string; since: string }[];
  /** What the public may know, from what has been published and nothing else; null: nothing has been published. */
  figures: { publishedOn: string; rows: PublicFigure[] } | null;
};

/** `/gemeenten`: all of them by safety region, and the waters. */
export type AreasPage = {
  kind: 'areas';
  language: FullLanguage;
  regions: { name: string; areas: NamedArea[] }[];
  waters: NamedArea[];
};

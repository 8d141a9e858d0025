import { confidentialName } from '#api/counts/confidential-csv.ts';
import type { DensityArea, DensityTable } from '#api/counts/density-page.schema.ts';
import { areaDayOf, monthCount, type Period } from '#api/counts/density-period.ts';
import { densityTable } from '#api/counts/density-table.ts';
import { lastMonths } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { Store } from '#api/storage/database.ts';
import words from '#content/i18n/nl/desk.json' with { type: 'json' };
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { outlineOf } from './area-geometry.ts';
import type { DayInterval } from './datetime.ts';
import { densityProperties } from './density-properties.ts';
import type { Feature, FeatureCollection, FeatureQuestion } from './feature-collection.ts';
import { allPhenomena } from './release-properties.ts';

/** First whole month of the first known set of areas. */
const firstMonth = '2022-04';
const usualMonths = 12;
/** As on the density page: ten years. */
const mostMonths = 120;

type Parts = { store: Store; now: () => number };

/**
 * What staff see on their own map: true counts beside expectations. `datetime` chooses the months (every month that it
 * touches, whole); without it the last twelve. Staff of one region get that region.
 */
export function densityCollection({ store, now }: Parts): FeatureCollection {
  return {
    id: 'densities',
    title: 'Meldingen naast verwachting',
    description:
      'Per gemeente het aantal meldingen naast het verwachte aantal, met intervallen. Niet openbaar. ' +
      'datetime kiest de maanden die worden opgeteld; zonder datetime de laatste twaalf.',
    properties: densityProperties,
    confidentialFile: confidentialName('meldingen-naast-verwachting.geojson'),
    filters: ['code', 'phenomenon', 'state'],
    interval: { from: `${firstMonth}-01`, to: null },
    features: async ({ datetime, filters, member }: FeatureQuestion) => {
      const period = monthsAsked(datetime, now());
      if (period === null) return [];
      const phenomenon = readPhenomenon(filters.phenomenon);
      const region = member?.region ?? null;
      const table = await densityTable(store, { ...period, phenomenon, region }, now());
      const day = areaDayOf(period, now());
      return table.areas.map((area) => featureOf(area, table, day));
    },
  };
}

const readPhenomenon = (asked: string | undefined) =>
  asked === undefined || asked === allPhenomena ? null : (asked as Phenomenon);

/** Null where nothing was counted yet or any more. @throws Problem invalid-query when it is too long */
function monthsAsked(datetime: DayInterval | null, nowMs: number): Period | null {
  const running = lastMonths(nowMs, 1).to;
  if (datetime === null) return lastMonths(nowMs, usualMonths);
  const from = later((datetime.from ?? firstMonth).slice(0, 7), firstMonth);
  const to = earlier((datetime.to ?? running).slice(0, 7), running);
  if (from > to) return null;
  if (monthCount({ from, to }) > mostMonths)
    throw new Problem('invalid-query', [{ field: 'datetime', code: 'too-many-months', limit: mostMonths }]);
  return { from, to };
}

const later = (one: string, other: string) => (one > other ? one : other);
const earlier = (one: string, other: string) => (one < other ? one : other);

function featureOf(area: DensityArea, table: DensityTable, day: string): Feature {
  const from = `${table.period.from}-01`;
  const to = Temporal.PlainYearMonth.from(table.period.to)
    .add({ months: 1 })
    .toPlainDate({ day: 1 })
    .subtract({ days: 1 })
    .toString();
  const { code, name, observed, population, expected, ratio, state, posterior } = area;
  const [[rateLo, rateHi], [ratioLo, ratioHi]] = [bounds(area.rateInterval), bounds(area.interval)];
  return {
    id: code,
    polygons: outlineOf(code, day),
    period: { from, to },
    properties: {
      ...{ code, name, from, to, phenomenon: table.phenomenon ?? allPhenomena, observed, population },
      ...{ rate: area.rate, rateLo, rateHi, expected, ratio, ratioLo, ratioHi },
      posterior: posterior?.mean ?? null,
      posteriorLo: posterior?.lo ?? null,
      posteriorHi: posterior?.hi ?? null,
      pBelow075: posterior?.pBelow075 ?? null,
      ...{ qLow: area.qLow, state, confidential: words.confidential.cell },
    },
  };
}

const bounds = (interval: [number | null, number | null] | null) => interval ?? [null, null];

import type { Store } from '#api/storage/database.ts';
import { sumOf } from '#campaigns/areas/counted-area.ts';
import { areaSurges } from '#campaigns/surveillance/area-surge.ts';
import { leastSeriesWeeks, seriesSurge } from '#campaigns/surveillance/series-surge.ts';
import { type Area, areasOn } from '#content/areas/area-sets.ts';
import words from '#content/i18n/nl/density.json' with { type: 'json' };
import { codeOn } from './area-counts.ts';
import { amsterdamDay } from './density-period.ts';
import { type CountedPhenomena, phenomenaIn } from './density-query.ts';
import type { AreaSurge, SeriesSurge, Surges } from './surge-page.schema.ts';
import { thursdayOf } from './week.ts';
import { lastWholeWeek, weeksOf, weekWindowOf } from './week-window.ts';
import { weeklyCounts } from './weekly-counts.ts';

/** Four weeks that are judged and all that Farrington's method looks back: three years and half its window. */
const mostWeeks = 160;
const judgedWeeks = 4;
const baselineWeeks = 52;

export type SurgeQuestion = CountedPhenomena & { region: string | null };

/** Weekly counts of each area under today's code, all of one length and oldest first, from the first week with a report. */
type Weekly = { areas: Map<string, number[]>; length: number };

/**
 * Did more come in than usual, in the province, a region or a municipality? A member of one region sees that region; what
 * is usual for a municipality is always learnt from the whole province.
 */
export async function surges(store: Store, question: SurgeQuestion, nowMs: number): Promise<Surges> {
  const last = lastWholeWeek(nowMs);
  const day = amsterdamDay(nowMs).toString();
  const weekly = await recentSeries(store, question, { last, day, nowMs });
  const shown = (area: Area) => question.region === null || area.region?.code === question.region;
  const known = weekly.length - judgedWeeks;
  const enough = weekly.length >= leastSeriesWeeks;
  return {
    weeks: { from: weeksBefore(last, judgedWeeks - 1), to: last },
    baselineWeeks: Math.max(0, known),
    leastWeeks: leastSeriesWeeks - judgedWeeks,
    series: seriesOf(weekly, day, question.region),
    areas: enough
      ? watchedAreas(weekly, day).flatMap(({ area, verdict }) => (shown(area) ? [verdict] : []))
      : [],
  };
}

const weeksBefore = (week: string, weeks: number) => {
  const thursday = thursdayOf(week).subtract({ weeks }).toString();
  return weekWindowOf({ from: thursday, to: thursday })?.from ?? week;
};

/** Weeks that are over change only when a report is marked as spam: what was read a minute ago will do. */
const freshMs = 60_000;
const read = new WeakMap<Store, Map<string, { atMs: number; weekly: Weekly }>>();

async function recentSeries(
  store: Store,
  question: SurgeQuestion,
  { last, day, nowMs }: { last: string; day: string; nowMs: number },
): Promise<Weekly> {
  const known = read.get(store) ?? new Map();
  read.set(store, known);
  const key = [last, day, ...phenomenaIn(question)].join();
  const before = known.get(key);
  if (before && nowMs >= before.atMs && nowMs - before.atMs < freshMs) return before.weekly;
  const weekly = await weeklySeries(store, question, { last, day });
  // One question of another day is never asked again.
  if (known.size > 50) known.clear();
  known.set(key, { atMs: nowMs, weekly });
  return weekly;
}

async function weeklySeries(
  store: Store,
  question: SurgeQuestion,
  { last, day }: { last: string; day: string },
): Promise<Weekly> {
  const weeks = weeksOf({ from: weeksBefore(last, mostWeeks - 1), to: last });
  const counts = await weeklyCounts(store, { from: weeks[0] as string, to: last }, phenomenaIn(question));
  const first = weeks.findIndex((week) => [...counts.values()].some((byWeek) => byWeek.has(week)));
  // Before the first report nothing could come in: those weeks are no zeros.
  const counted = first === -1 ? [] : weeks.slice(first);
  const areas = new Map<string, number[]>();
  for (const [older, byWeek] of counts) {
    const code = codeOn(older, day);
    const own = areas.get(code) ?? counted.map(() => 0);
    areas.set(
      code,
      own.map((sum, at) => sum + (byWeek.get(counted[at] as string) ?? 0)),
    );
  }
  return { areas, length: counted.length };
}

function seriesOf(weekly: Weekly, day: string, region: string | null): SeriesSurge[] {
  const municipalities = areasOn(day).filter((area) => area.kind === 'municipality');
  const regions = new Map(
    municipalities.flatMap((area) => (area.region ? [[area.region.code, area.region.name]] : [])),
  );
  const inRegion = (code: string) =>
    municipalities.filter((area) => area.region?.code === code).map((area) => area.code);
  const ofRegions = [...regions]
    .filter(([code]) => region === null || code === region)
    .map(([code, name]): SeriesSurge => {
      const together = summed(
        inRegion(code).map((own) => weekly.areas.get(own) ?? []),
        weekly.length,
      );
      return { level: 'region', code, name, ...seriesSurge(together) };
    });
  if (region !== null) return ofRegions;
  const all = summed([...weekly.areas.values()], weekly.length);
  return [{ level: 'province', code: 'PV27', name: words.province, ...seriesSurge(all) }, ...ofRegions];
}

function watchedAreas(weekly: Weekly, day: string): { area: Area; verdict: AreaSurge }[] {
  const watched = areasOn(day).filter(({ figures }) => (figures.population?.value ?? 0) > 0);
  const weeks = Math.min(baselineWeeks, weekly.length - judgedWeeks);
  const counted = watched.map(({ code, figures }) => {
    const counts = weekly.areas.get(code) ?? [];
    return {
      observed: sumOf(counts.slice(-judgedWeeks)),
      baseline: sumOf(counts.slice(0, -judgedWeeks).slice(-weeks)),
      population: figures.population?.value ?? 0,
    };
  });
  const verdicts = areaSurges(counted, weeks);
  return watched.map((area, at) => ({
    area,
    verdict: {
      ...{ code: area.code, name: area.name, observed: counted[at]?.observed ?? 0 },
      ...(verdicts[at] as (typeof verdicts)[number]),
    },
  }));
}

function summed(series: readonly number[][], length: number): number[] {
  return Array.from({ length }, (_, at) => sumOf(series.map((counts) => counts[at] ?? 0)));
}

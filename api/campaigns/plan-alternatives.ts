import { setImmediate as oneTurn } from 'node:timers/promises';
import { firstCountedDay } from '#api/counts/first-counted-day.ts';
import type { Store } from '#api/storage/database.ts';
import { foreseeEffect } from '#campaigns/planning/foresee-effect.ts';
import { neighboursOn } from '#content/areas/neighbours.ts';
import { chooseControls } from './choose-controls.ts';
import type { Alternative } from './plan-page.schema.ts';
import { planWeeks } from './plan-weeks.ts';
import type { Prepared } from './prepare-version.ts';
import { measuredOf, type Province, readProvince } from './province.ts';

const longerMonths = [6, 12];
const weeksPerMonth = 365.25 / 12 / 7;
const pooled = [2, 4];

/**
 * The same plan, longer, with more areas, or counting more: what each would show. Computed as the plan itself is, and
 * only told when it would show a smaller effect.
 */
export async function planAlternatives(
  store: Store,
  prepared: Prepared,
  nowMs: number,
): Promise<Alternative[]> {
  const { plan, frozen, grounds } = prepared;
  const tries: Alternative[] = [];
  const foresee = async (province: Province, areas: readonly string[]) => {
    // Each is an enumeration: a report that comes in goes first.
    await oneTurn();
    const choice = chooseControls({ design: plan.design, areas }, province, grounds.facts);
    const seen = foreseeEffect(plan.design, measuredOf(province, areas, choice));
    return { smallestRatio: seen.smallestRatio, powerForDoubling: seen.powerForDoubling };
  };
  for (const months of longerMonths) {
    const outcome = Math.round(months * weeksPerMonth);
    if (plan.to === null || outcome <= grounds.province.weeks.outcome) continue;
    const longer = { ...grounds.province, weeks: { ...grounds.province.weeks, outcome } };
    tries.push({ kind: 'longer', months, ...(await foresee(longer, plan.areas)) });
  }
  for (const areas of poolsOf(prepared)) {
    tries.push({ kind: 'pool', areas, ...(await foresee(grounds.province, [...plan.areas, ...areas])) });
  }
  if (plan.phenomena.length > 0) {
    const all = await readProvince(store, { ...plan, phenomena: [] }, grounds.weeks);
    tries.push({ kind: 'all-phenomena', ...(await foresee(all, plan.areas)) });
  }
  const baseline = earlierBaseline(prepared);
  if (baseline !== null) {
    const earlier = { ...plan, baseline };
    const province = await readProvince(
      store,
      earlier,
      planWeeks(earlier, nowMs, await firstCountedDay(store)),
    );
    tries.push({ kind: 'longer-baseline', from: baseline.from, ...(await foresee(province, plan.areas)) });
  }
  return tries.filter(
    ({ smallestRatio }) => (smallestRatio ?? Infinity) < (frozen.smallestRatio ?? Infinity) - 0.05,
  );
}

/** A year more before the baseline, unless that is where the areas were chosen. */
function earlierBaseline({ plan }: Prepared): { from: string; to: string } | null {
  const from = Temporal.PlainDate.from(plan.baseline.from).subtract({ years: 1 }).toString();
  const inTheWay = plan.selection !== null && plan.selection.from < plan.baseline.from;
  const longest = Temporal.PlainDate.from(plan.baseline.to).subtract({ years: 3 }).toString();
  return inTheWay || from <= longest ? null : { from, to: plan.baseline.to };
}

/** Free neighbours first, then others of the same safety region; those with most inhabitants foremost. */
function poolsOf({ plan, grounds }: Prepared): string[][] {
  if (plan.design === 'lottery') return [];
  const { areas, day } = grounds.province;
  const chosen = areas.filter(({ code }) => plan.areas.includes(code));
  const around = neighboursOn(day);
  const beside = new Set(plan.areas.flatMap((code) => around.get(code) ?? []));
  const regions = new Set(chosen.flatMap(({ region }) => (region ? [region.code] : [])));
  const free = areas
    .filter(({ code, region }) => !plan.areas.includes(code) && region !== null && regions.has(region.code))
    .filter(({ code }) => !grounds.facts.busy.includes(code))
    .map(({ code, figures }) => ({ code, near: beside.has(code), people: figures.population?.value ?? 0 }))
    .sort((one, other) => Number(other.near) - Number(one.near) || other.people - one.people)
    .map(({ code }) => code);
  return pooled.flatMap((count) => (free.length >= count ? [free.slice(0, count)] : []));
}

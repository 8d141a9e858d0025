import { thursdayOf } from '#api/counts/week.ts';
import { weeksOf, weekWindowOf } from '#api/counts/week-window.ts';
import {
  gammaDraw,
  poissonDraw,
  type RandomSource,
  seededRandom,
} from '#campaigns/distributions/seeded-random.ts';
import type { Area } from '#content/areas/area-sets.ts';
import type { World } from './world.schema.ts';

/** What a campaign does in its areas, once it is known which they are. */
export type TrueEffect = { areas: readonly string[]; from: string; to: string; ratio: number };

/** How many reports each area brings in one week, and what was to be expected of it. */
export type WorldWeek = { week: string; counts: { area: Area; mean: number; reports: number }[] };

/**
 * The truth of a world, week by week. Every area has a random source of its own, so that an effect in one area changes
 * nothing in another: the same seed with and without a campaign are the same world.
 */
export function worldTruth(world: World, areas: readonly Area[]) {
  const lands = areas.filter(({ kind }) => kind === 'municipality');
  const waters = areas.filter(({ kind }) => kind === 'water');
  const inhabitants = lands.reduce((sum, area) => sum + (area.figures.population?.value ?? 0), 0);
  const streams = areas.map((area, at) => {
    const random = seededRandom((world.seed * 1009 + at * 7919) % 2 ** 32);
    const share =
      area.kind === 'water'
        ? world.shareOnWater / waters.length
        : ((area.figures.population?.value ?? 0) / inhabitants) * ratioOf(world, area.code, random);
    return { area, random, perWeek: (share * world.reportsPerYear * 7) / 365.25 };
  });
  const window = weekWindowOf(world);
  const weeks = window ? weeksOf(window) : [];

  /** Draws the next week; weeks come in order, each once. */
  function draw(week: string, effects: readonly TrueEffect[]): WorldWeek {
    const factor = commonFactor(world, week);
    const day = thursdayOf(week).toString();
    const counts = streams.map(({ area, random, perWeek }) => {
      const mean = perWeek * factor * areaFactor(world, area, day) * effectOf(effects, area, day);
      const noise = world.noiseShape === null ? 1 : gammaDraw(random, world.noiseShape) / world.noiseShape;
      return { area, mean, reports: poissonDraw(random, mean * noise) };
    });
    return { week, counts };
  }
  return { weeks, draw };
}

function ratioOf({ variationShape, trueRatios }: World, code: string, random: RandomSource): number {
  // Drawn in any case: naming the ratio of one area must not change the draws of its weeks.
  const drawn = variationShape === null ? 1 : gammaDraw(random, variationShape) / variationShape;
  return trueRatios?.[code] ?? drawn;
}

function commonFactor({ from, trendPerYear, season }: World, week: string): number {
  const day = thursdayOf(week);
  const years = Temporal.PlainDate.from(from).until(day).total({ unit: 'days' }) / 365.25;
  const wave = Math.cos((2 * Math.PI * (day.dayOfYear - 196)) / 365.25);
  return trendPerYear ** years * (1 + season * wave);
}

function areaFactor({ shocks }: World, { code }: Area, day: string): number {
  return shocks
    .filter((shock) => inWindow(shock, day) && (shock.areas?.includes(code) ?? true))
    .reduce((factor, { ratio }) => factor * ratio, 1);
}

function effectOf(effects: readonly TrueEffect[], { code }: Area, day: string): number {
  return effects
    .filter((effect) => inWindow(effect, day) && effect.areas.includes(code))
    .reduce((factor, { ratio }) => factor * ratio, 1);
}

const inWindow = ({ from, to }: { from: string; to: string }, day: string) => from <= day && day <= to;

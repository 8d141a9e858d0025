import { normalQuantile } from '#campaigns/distributions/normal.ts';
import { seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { calendarMonths, monthNumber, reportsOf } from './calendar-months.ts';
import { type EvaluationQuestion, inWindow } from './evaluation-question.ts';
import { interruptedSeries, type SeriesEffect } from './interrupted-series.ts';
import { alpha, type Estimate } from './method.ts';
import { type PanelEffect, panelEffect } from './panel.ts';

/** How many other sets of areas the panel compares with; p is known to 1 in 200. */
const otherSets = 199;

/**
 * Areas × months of baseline and outcome. p: the same start given to other sets of areas that could have been chosen,
 * from the eligible of the lot or else from campaign areas and controls, drawn with a fixed seed.
 */
export function panelCheck(question: EvaluationQuestion): (Estimate & { phi: number }) | null {
  const { plan, frozen, areas, weeks } = question;
  const campaign = new Set(plan.areas);
  const group = new Set([...plan.areas, ...frozen.controls]);
  const rows = areas.filter(({ code }) => group.has(code));
  const treated = rows.flatMap(({ code }, row) => (campaign.has(code) ? [row] : []));
  const [before, after] = [frozen.baseline, frozen.outcome].map((window) =>
    calendarMonths(weeks, ({ week }) => inWindow(window, week)),
  ) as [ReturnType<typeof calendarMonths>, ReturnType<typeof calendarMonths>];
  if (treated.length === 0 || treated.length === rows.length) return null;
  const counts = rows.map((area) => [...before, ...after].map((month) => reportsOf([area], month)));
  const starts = treated.map(() => before.length);
  const eligible = new Set(question.eligible ?? group);
  const pool = rows.flatMap(({ code }, row) => (eligible.has(code) ? [row] : []));
  const found = panelEffect({ counts, treated, starts }, setsFrom(pool, treated.length));
  return found && { ...estimateOf(found), phi: found.phi };
}

function estimateOf({ ratio, error, p }: PanelEffect): Estimate {
  const reach = Math.exp(normalQuantile(1 - alpha / 2) * error);
  return { ratio, interval: [ratio / reach, ratio * reach], p };
}

/** Sets as large as the chosen one, by Fisher & Yates 1938 from a fixed seed: everyone finds the same p. */
function setsFrom(pool: readonly number[], size: number): number[][] {
  if (pool.length <= size) return [];
  const random = seededRandom(1);
  return Array.from({ length: otherSets }, () => {
    const rows = [...pool];
    for (let at = 0; at < size; at += 1) {
      const other = at + Math.floor(random() * (rows.length - at));
      [rows[at], rows[other]] = [rows[other] as number, rows[at] as number];
    }
    return rows.slice(0, size);
  });
}

/** Yearly waves from three years before on: with less they and the trend cannot be told apart. */
const monthsForWaves = 36;

/** The campaign areas' own months until the campaign began, and those of the outcome window. */
export function seriesCheck({ plan, frozen, areas, weeks }: EvaluationQuestion): SeriesEffect {
  const campaign = areas.filter(({ code }) => plan.areas.includes(code));
  const before = calendarMonths(weeks, ({ thursday }) => thursday < plan.from);
  const after = calendarMonths(weeks, ({ week }) => inWindow(frozen.outcome, week));
  const months = [...before, ...after];
  const first = monthNumber(months[0]?.month ?? '0000-01');
  return interruptedSeries({
    counts: months.map((month) => reportsOf(campaign, month)),
    populations: months.map(({ places }) => places.length),
    times: months.map(({ month }) => monthNumber(month) - first),
    firstAfter: before.length,
    harmonics: before.length >= monthsForWaves,
    alpha,
  });
}

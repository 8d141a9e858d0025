import { negativeBinomialQuantile } from '#campaigns/distributions/negative-binomial.ts';
import { poissonQuantile } from '#campaigns/distributions/poisson.ts';
import { type CalendarMonth, calendarMonths, monthNumber, reportsOf } from './calendar-months.ts';
import { type EvaluationQuestion, inWindow } from './evaluation-question.ts';
import { alpha } from './method.ts';
import type { Prediction } from './predicted-effect.ts';

/** One month of the chart; a week belongs to the month of its Thursday. */
export type SeriesMonth = {
  month: string;
  /** Weeks of the month that are over. */
  weeks: number;
  observed: number;
  /** Without a campaign, and the 95 % of counts around it; null where the design expects nothing (before the baseline). */
  expected: number | null;
  low: number | null;
  high: number | null;
  /** Reports of the controls, scaled to the campaign areas' level in the baseline; null without controls. */
  controls: number | null;
  phase: 'before' | 'baseline' | 'between' | 'wash-in' | 'outcome' | 'after';
};

/** Level of a week without a campaign, until it begins and from then on, and how well a month is foretold. */
export type Levels = { before: number; after: number; size: Prediction['size'] };

/** Months that the chart goes on after the outcome window. */
const monthsAfterwards = 6;

/** Observed, expected and the controls by month, from the first window on until some months after the last. */
export function effectSeries(question: EvaluationQuestion, levels: Levels): SeriesMonth[] {
  const { plan, frozen, areas, weeks } = question;
  const campaign = areas.filter(({ code }) => plan.areas.includes(code));
  const controls = areas.filter(({ code }) => frozen.controls.includes(code) && !plan.areas.includes(code));
  const baseline = calendarMonths(weeks, ({ week }) => inWindow(frozen.baseline, week));
  const inBaseline = (group: typeof areas) =>
    baseline.reduce((sum, month) => sum + reportsOf(group, month), 0);
  const scale = inBaseline(campaign) / inBaseline(controls);
  const first =
    [frozen.selection?.from, frozen.baseline.from].filter((week) => week !== undefined).sort()[0] ?? '';
  const last = monthNumber(question.outcomeEndsOn) + monthsAfterwards;
  const shown = calendarMonths(weeks, ({ week, thursday }) => week >= first && monthNumber(thursday) <= last);
  return shown.map((month) => {
    const phase = phaseOf(question, month);
    return {
      ...{ month: month.month, weeks: month.places.length, observed: reportsOf(campaign, month) },
      ...(phase === 'before' ? nothingExpected : bandOf(question, month, levels)),
      controls: scale > 0 && Number.isFinite(scale) ? reportsOf(controls, month) * scale : null,
      phase,
    };
  });
}

const nothingExpected = { expected: null, low: null, high: null };

function bandOf({ plan, weeks }: EvaluationQuestion, { places }: CalendarMonth, levels: Levels) {
  const began = places.filter((place) => (weeks[place]?.thursday ?? '') >= plan.from).length;
  const expected = levels.before * (places.length - began) + levels.after * began;
  if (expected === 0) return { expected, low: 0, high: 0 };
  const quantile = (chance: number) =>
    levels.size === Infinity
      ? poissonQuantile(chance, expected)
      : negativeBinomialQuantile(chance, { mean: expected, size: levels.size });
  return { expected, low: quantile(alpha / 2), high: quantile(1 - alpha / 2) };
}

/** A month may be cut by the edge of a window: it has the first of its phases in this order. */
function phaseOf(
  { plan, frozen, weeks }: EvaluationQuestion,
  { places }: CalendarMonth,
): SeriesMonth['phase'] {
  const phases = places.map((place) => {
    const { week, thursday } = weeks[place] as EvaluationQuestion['weeks'][number];
    if (inWindow(frozen.outcome, week)) return 'outcome';
    if (week > frozen.outcome.to) return 'after';
    if (thursday >= plan.from) return 'wash-in';
    if (inWindow(frozen.baseline, week)) return 'baseline';
    return week > frozen.baseline.to ? 'between' : 'before';
  });
  const order = ['outcome', 'wash-in', 'baseline', 'between', 'after', 'before'] as const;
  return order.find((phase) => phases.includes(phase)) as SeriesMonth['phase'];
}

import { sumOf } from '#campaigns/areas/counted-area.ts';
import {
  type EvaluatedArea,
  type EvaluationQuestion,
  inWindow,
  type WeekWindow,
} from './evaluation-question.ts';

/** Reports of one area in each of the three windows. */
export type MeasuredArea = {
  code: string;
  population: number | null;
  selection: number;
  baseline: number;
  outcome: number;
};

export type Measured = {
  all: MeasuredArea[];
  treated: MeasuredArea[];
  controls: MeasuredArea[];
  /** Neither of the campaign nor within its reach: what stands still there, stood still by itself. */
  untouched: MeasuredArea[];
  /** Lengths of the windows in weeks; of the outcome window as far as it has passed. */
  weeks: { selection: number; baseline: number; outcome: number };
};

/** Counts the windows. Throws when the window that chose the areas, the baseline and the outcome overlap. */
export function measuredAreas(question: EvaluationQuestion): Measured {
  const { plan, frozen, weeks } = question;
  refuseOverlap(question);
  const places = (window: WeekWindow | null) =>
    weeks.flatMap(({ week }, at) => (window !== null && inWindow(window, week) ? [at] : []));
  const windows = {
    selection: places(frozen.selection),
    baseline: places(frozen.baseline),
    outcome: places(frozen.outcome),
  };
  const all = question.areas.map((area) => ({
    ...{ code: area.code, population: area.population },
    selection: reportsAt(area, windows.selection),
    baseline: reportsAt(area, windows.baseline),
    outcome: reportsAt(area, windows.outcome),
  }));
  const [campaign, controls] = [new Set(plan.areas), new Set(frozen.controls)];
  const barred = new Set(frozen.excluded.map(({ code }) => code));
  return {
    all,
    treated: all.filter(({ code }) => campaign.has(code)),
    controls: all.filter(({ code }) => controls.has(code) && !campaign.has(code)),
    untouched: all.filter(
      ({ code, population }) => population !== null && !campaign.has(code) && !barred.has(code),
    ),
    weeks: {
      selection: windows.selection.length,
      baseline: windows.baseline.length,
      outcome: windows.outcome.length,
    },
  };
}

/** Reports before and after of a group together. */
export function totalsOf(areas: readonly MeasuredArea[]): { before: number; after: number } {
  return {
    before: sumOf(areas.map(({ baseline }) => baseline)),
    after: sumOf(areas.map(({ outcome }) => outcome)),
  };
}

function refuseOverlap({ frozen: { selection, baseline, outcome } }: EvaluationQuestion): void {
  const overlap = (one: WeekWindow, other: WeekWindow) => one.from <= other.to && other.from <= one.to;
  if (selection !== null && (overlap(selection, baseline) || overlap(selection, outcome)))
    throw new RangeError('The window that chose the areas is never their baseline or outcome.');
  if (overlap(baseline, outcome)) throw new RangeError('Baseline and outcome overlap.');
}

const reportsAt = ({ counts }: EvaluatedArea, places: readonly number[]) =>
  sumOf(places.map((at) => counts[at] ?? 0));

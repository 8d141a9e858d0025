import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';
import { calendarMonths, reportsOf } from './calendar-months.ts';
import { type CrossCheck, crossChecks } from './cross-checks.ts';
import { inWords } from './day-in-words.ts';
import { effectSeries, type SeriesMonth } from './effect-series.ts';
import { evaluationNotes, type Note } from './evaluation-notes.ts';
import { type EvaluationQuestion, inWindow } from './evaluation-question.ts';
import { headlineEffect } from './headline-effect.ts';
import { judgementOf, withdrawnJudgement } from './judgement.ts';
import { type Measured, measuredAreas, totalsOf } from './measured-areas.ts';
import type { Headline } from './method.ts';
import { overdispersionOfAreas, overdispersionOfMonths } from './overdispersion.ts';
import type { Verdict } from './verdict.ts';

/** Days after the outcome window in which late reports may still come in. */
export const reportingLagDays = 14;

export type Evaluation = {
  version: number;
  design: CampaignPlan['design'];
  drawnByLot: boolean;
  /** The outcome window and the reporting lag are over: only then an estimate, and a verdict. */
  final: boolean;
  /** First day of the final look (ISO day); null once it has come. */
  lookAgainOn: string | null;
  /** Null for a campaign that was withdrawn. */
  verdict: Verdict | null;
  sentence: string;
  /** Null until the final look, so that nobody stops at a lucky moment. */
  effect: (Headline & { phi: number }) | null;
  /** Reports of the campaign areas and of the controls in baseline and outcome window, as far as they have passed. */
  counted: { treated: Counts; controls: Counts | null; weeks: Measured['weeks'] };
  crossChecks: CrossCheck[];
  notes: Note[];
  series: SeriesMonth[];
};

type Counts = { before: number; after: number };

/**
 * One version of a campaign on one day, by the design, windows and controls that were frozen before anybody could know
 * the outcome. Throws when the window that chose the areas is also their baseline.
 */
export function evaluateCampaign(question: EvaluationQuestion): Evaluation {
  const { plan, version, eligible } = question;
  const measured = measuredAreas(question);
  const phi = overdispersionOf(question, measured);
  const headline = finalHeadline(question);
  const drawnByLot = eligible !== null;
  const lookAgainOn = headline === null ? laterLook(question) : null;
  return {
    ...{ version, design: plan.design, drawnByLot, final: headline !== null, lookAgainOn },
    ...judged(question, headline),
    effect: headline && { ...headline, phi: phi ?? 1 },
    counted: countedIn(measured),
    crossChecks: headline ? crossChecks(question, measured, phi ?? 1, headline.method) : [],
    notes: evaluationNotes(question, measured, headline && { headline, phi }),
    series: effectSeries(question, levelsOf(question, measured, headline)),
  };
}

function judged(question: EvaluationQuestion, headline: Headline | null) {
  const { frozen, eligible, approved, withdrawnOn } = question;
  if (withdrawnOn !== null) return withdrawnJudgement(withdrawnOn);
  const lookAgainOn = headline === null ? laterLook(question) : null;
  return judgementOf(headline, {
    ...{ relevant: frozen.relevantRatio, smallestRatio: frozen.smallestRatio },
    ...{ drawnByLot: eligible !== null, approved, lookAgainOn: lookAgainOn && inWords(lookAgainOn) },
  });
}

/** What the verdict rests on; null before the final look, or when the campaign never ran or was withdrawn. */
export function finalHeadline(question: EvaluationQuestion): Headline | null {
  const { approved, withdrawnOn, asOf, outcomeEndsOn } = question;
  if (!approved || withdrawnOn !== null || asOf < finalLookOn(outcomeEndsOn)) return null;
  const measured = measuredAreas(question);
  return headlineEffect(question.plan.design, measured, overdispersionOf(question, measured) ?? 1);
}

function laterLook({ asOf, outcomeEndsOn, withdrawnOn }: EvaluationQuestion): string | null {
  if (withdrawnOn !== null) return null;
  const lookOn = finalLookOn(outcomeEndsOn);
  return asOf < lookOn ? lookOn : null;
}

/** The first day on which the reporting lag has passed. */
export function finalLookOn(outcomeEndsOn: string): string {
  return Temporal.PlainDate.from(outcomeEndsOn)
    .add({ days: reportingLagDays + 1 })
    .toString();
}

/** Of the controls; where they are too few, of all areas that the campaign does not reach, or of its own months before. */
function overdispersionOf(question: EvaluationQuestion, measured: Measured): number | null {
  const onLand = measured.treated.every(({ population }) => population !== null);
  return (
    overdispersionOfAreas(measured.controls) ??
    (onLand ? overdispersionOfAreas(measured.untouched) : null) ??
    overdispersionOfMonths(monthsBefore(question))
  );
}

function monthsBefore({ plan, frozen, areas, weeks }: EvaluationQuestion) {
  const campaign = areas.filter(({ code }) => plan.areas.includes(code));
  return calendarMonths(weeks, ({ week }) => inWindow(frozen.baseline, week)).map((month) => ({
    weeks: month.places.length,
    count: reportsOf(campaign, month),
  }));
}

/** Before the final look the expectation is the one that was frozen: what comes in meanwhile does not move it. */
function levelsOf(
  { frozen, outcomeWeeks }: EvaluationQuestion,
  measured: Measured,
  headline: Headline | null,
) {
  const before = totalsOf(measured.treated).before / Math.max(1, measured.weeks.baseline);
  if (headline === null) return { before, after: frozen.expectedAfter / outcomeWeeks, size: Infinity };
  return { before, after: headline.expected / Math.max(1, measured.weeks.outcome), size: headline.size };
}

function countedIn({ treated, controls, weeks }: Measured): Evaluation['counted'] {
  return { treated: totalsOf(treated), controls: controls.length > 0 ? totalsOf(controls) : null, weeks };
}

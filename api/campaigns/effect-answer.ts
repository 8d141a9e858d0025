import { dayOf, thursdayOf } from '#api/counts/week.ts';
import { lastDayOf, type WeekWindow, weekCount } from '#api/counts/week-window.ts';
import type { Database } from '#api/storage/database.ts';
import type { CrossCheck } from '#campaigns/effect/cross-checks.ts';
import { type Evaluation, evaluateCampaign } from '#campaigns/effect/evaluate-campaign.ts';
import type { EvaluationQuestion } from '#campaigns/effect/evaluation-question.ts';
import type { Estimate } from '#campaigns/effect/method.ts';
import { type SecondOutcome, secondOutcome } from '#campaigns/effect/second-outcome.ts';
import { surveyChange } from '#campaigns/effect/survey-change.ts';
import { findArea } from '#content/areas/area-sets.ts';
import { readNotes } from './campaign-notes.ts';
import type { CrossCheckAnswer, EffectAnswer, OpenInterval, SecondAnswer } from './effect-page.schema.ts';
import { effectQuestion, evaluatedAreas } from './effect-question.ts';
import { followedUpReports } from './effect-second-outcome.ts';
import { effectTogether } from './effect-together.ts';
import { areaDayOf } from './plan-weeks.ts';
import type { Campaign } from './read-campaigns.ts';

/** Everything that the effect page, its API and the brief show of a campaign today. */
export async function effectAnswer(
  database: Database,
  campaign: Campaign,
  nowMs: number,
): Promise<EffectAnswer> {
  const question = await effectQuestion(database, campaign, nowMs);
  const evaluation = evaluateCampaign(question);
  const notes = await readNotes(database.store, campaign.id);
  const own = evaluation.effect?.p;
  const nameOf = namesOn(areaDayOf(campaign.plan));
  return {
    ...planOf(campaign, question),
    ...verdictOf(evaluation),
    asOf: dayOf(nowMs),
    windows: windowsOf(campaign, evaluation),
    areas: named(question.plan.areas, nameOf),
    controls: {
      areas: named(question.frozen.controls, nameOf),
      before: evaluation.counted.controls?.before ?? null,
      after: evaluation.counted.controls?.after ?? null,
    },
    excluded: question.frozen.excluded.map(({ code, why }) => ({ code, name: nameOf(code), why })),
    together: own === undefined ? null : await effectTogether(database, campaign, own, nowMs),
    second: secondAnswer(await secondOf(database, campaign, question)),
    surveys: { change: surveyChange(notes.surveys), waves: notes.surveys },
    checks: notes.checks.map((check) => ({ ...check, areaName: nameOf(check.area) })),
    confounders: notes.confounders,
  };
}

function planOf(campaign: Campaign, { weeks, withdrawnOn, laidDownLate }: EvaluationQuestion) {
  const { plan, frozen } = campaign;
  const dataUntil = weeks.at(-1)?.week ?? frozen.baseline.from;
  return {
    campaign: { id: campaign.id, code: campaign.code, title: plan.title },
    ...{ sha256: campaign.sha256, versions: campaign.newestVersion },
    ...{ withdrawn: withdrawnOn !== null, laidDownLate },
    ...{ approvedByName: campaign.approvedByName, approvedOn: campaign.approvedOn },
    ...{ relevantRatio: frozen.relevantRatio, smallestRatio: frozen.smallestRatio },
    ...{ powerForDoubling: frozen.powerForDoubling, expectedAtStart: frozen.expectedAfter },
    ...{ from: plan.from, to: plan.to, phenomena: plan.phenomena },
    ...{ dataUntil, dataUntilDay: lastDayOf(dataUntil) },
  };
}

function verdictOf(evaluation: Evaluation) {
  const { effect, crossChecks, counted, version, design, drawnByLot, final, lookAgainOn } = evaluation;
  const { verdict, sentence, notes, series } = evaluation;
  return {
    ...{ version, design, drawnByLot, final, lookAgainOn, verdict, sentence, notes, series },
    ...{ method: effect?.method ?? null, ratio: effect?.ratio ?? null },
    interval: effect && open(effect.interval),
    ...{ observed: counted.treated.after, expected: effect?.expected ?? null },
    expectedSize: effect && effect.size < Infinity ? effect.size : null,
    ...{ p: effect?.p ?? null, phi: effect?.phi ?? null },
    crossChecks: crossChecks.map(checkAnswer),
  };
}

function checkAnswer(check: CrossCheck): CrossCheckAnswer {
  if (check.kind === 'refused')
    return { method: check.method, refused: check.why, ratio: null, interval: null, p: null };
  const { method, ratio, interval, p, halvesAdded } = check;
  return { method, refused: null, halvesAdded, ratio, interval: open(interval), p };
}

async function secondOf(database: Database, { plan }: Campaign, question: EvaluationQuestion) {
  const weeks = question.weeks.map(({ week }) => week);
  const window = { from: weeks[0] as string, to: weeks.at(-1) as string };
  const counted = plan.secondOutcome === 'none' ? 'usable-reports' : plan.secondOutcome;
  const followed = await followedUpReports(database.store, window, plan.phenomena, counted);
  return secondOutcome(plan.secondOutcome, question, evaluatedAreas(areaDayOf(plan), weeks, followed));
}

function secondAnswer({ effect, ...second }: SecondOutcome): SecondAnswer {
  return {
    ...second,
    ...{ ratio: effect?.ratio ?? null, interval: effect && open(effect.interval) },
    ...{ observed: effect?.observed ?? null, expected: effect?.expected ?? null },
  };
}

function windowsOf({ frozen }: Campaign, { counted: { treated, weeks } }: Evaluation) {
  return {
    selection: frozen.selection && { ...withDays(frozen.selection), weeks: weeks.selection },
    baseline: { ...withDays(frozen.baseline), weeks: weeks.baseline, reports: treated.before },
    outcome: {
      ...withDays(frozen.outcome),
      ...{ weeks: weeks.outcome, reports: treated.after, weeksInAll: weekCount(frozen.outcome) },
    },
  };
}

function withDays(window: WeekWindow) {
  const firstDay = thursdayOf(window.from).subtract({ days: 3 }).toString();
  return { ...window, firstDay, lastDay: lastDayOf(window.to) };
}

function open([low, high]: Estimate['interval']): OpenInterval {
  return [low, high === Infinity ? null : high];
}

const named = (codes: readonly string[], nameOf: (code: string) => string) =>
  codes.map((code) => ({ code, name: nameOf(code) }));

const namesOn = (day: string) => (code: string) => findArea(code, day)?.name ?? code;

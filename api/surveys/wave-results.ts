import type { Outreach } from '#api/outreach/outreach.ts';
import { type Share, wilson } from '#campaigns/effect/share-difference.ts';
import { hiddenChange } from '#campaigns/survey/hidden-change.ts';
import { hiddenShares, leastAnswers } from '#campaigns/survey/hidden-shares.ts';
import { oneDie } from '#campaigns/survey/randomised-response.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { formerAreasOf } from '#content/areas/area-slugs.ts';
import {
  hiddenQuestion,
  positiveAnswers,
  type SurveyQuestion,
  surveyQuestionCodes,
} from '#content/survey/questions.ts';
import { shownGroups } from './shown-groups.ts';
import type { DirectResult, GroupResult, HiddenResult, WaveResults } from './survey-page.schema.ts';
import type { SurveyCountsTable } from './survey-tables.ts';
import { wholeProvince } from './take-answers.ts';
import { type Wave, wavePhase } from './waves.ts';

type Cell = Pick<SurveyCountsTable, 'area_code' | 'question' | 'answer'> & { n: number };
/** What may be told of each question, by the code of the group. */
type Told = ReadonlyMap<SurveyQuestion, ReadonlyMap<string, Share>>;

/**
 * What a wave found, once it is over: while it runs, the sums of yesterday and of today would tell what the one answered
 * who came in between.
 */
export async function waveResults(
  outreach: Outreach,
  wave: Wave,
  { today, earlier }: { today: string; earlier: Wave | null },
): Promise<WaveResults> {
  if (wavePhase(wave, today) !== 'closed') return { kind: 'running' };
  const told = await toldOf(outreach, wave);
  const compared = earlier !== null && wavePhase(earlier, today) === 'closed' ? earlier : null;
  // Of the earlier wave no more than it tells by itself: a difference tells it as well.
  const before = compared && (await toldOf(outreach, compared));
  const groups = groupsOf(wave.to_day).map((group) => {
    const former = compared !== null && isSamePlace(group, compared, wave) ? before : null;
    return resultOf(group, told, former);
  });
  return { kind: 'results', groups, leastAnswers, comparedWith: compared?.title ?? null };
}

type Group = Pick<GroupResult, 'code' | 'name' | 'level'> & {
  within: string | null;
  areas: ReadonlySet<string> | null;
};

/** The province, its regions and its municipalities as they were on a day, from large to small. */
function groupsOf(day: string): Group[] {
  const areas = areasOn(day).filter(({ region }) => region !== null);
  const regions = new Map(areas.map(({ region }) => [region?.code as string, region?.name as string]));
  return [
    { level: 'province', code: wholeProvince, name: 'Noord-Holland', within: null, areas: null },
    ...[...regions].map(([code, name]) => ({
      ...{ level: 'region' as const, code, name, within: wholeProvince },
      areas: new Set(areas.filter(({ region }) => region?.code === code).map((area) => area.code)),
    })),
    ...areas.map(({ code, name, region }) => ({
      ...{ level: 'municipality' as const, code, name, within: region?.code ?? wholeProvince },
      areas: new Set([code]),
    })),
  ];
}

/** Not a municipality that another has joined since: then the people are others, and the difference says nothing. */
const isSamePlace = ({ level, code }: Group, earlier: Wave, later: Wave): boolean =>
  level !== 'municipality' || formerAreasOf(code, later.to_day).every(({ since }) => since <= earlier.to_day);

async function toldOf(outreach: Outreach, wave: Wave): Promise<Told> {
  const [groups, cells] = [groupsOf(wave.to_day), await cellsOf(outreach, wave)];
  return new Map(surveyQuestionCodes.map((question) => [question, toldOfQuestion(question, groups, cells)]));
}

function toldOfQuestion(question: SurveyQuestion, groups: Group[], cells: Cell[]): Map<string, Share> {
  const asked = cells.filter((cell) => cell.question === question);
  const positive: readonly string[] = question === hiddenQuestion ? ['yes'] : positiveAnswers[question];
  const counted = groups.map(({ code, within, areas }) => {
    const own = asked.filter(({ area_code }) => areas === null || areas.has(area_code));
    const sum = (some: readonly Cell[]) => some.reduce((total, { n }) => total + n, 0);
    return { code, within, count: sum(own.filter(({ answer }) => positive.includes(answer))), of: sum(own) };
  });
  const shown = shownGroups(counted, leastAnswers);
  return new Map(counted.filter(({ code }) => shown.has(code)).map(({ code, ...share }) => [code, share]));
}

async function cellsOf({ database }: Outreach, { id }: Wave): Promise<Cell[]> {
  const rows = await database.store
    .selectFrom('survey_counts')
    .select(['area_code', 'question', 'answer', 'n'])
    .where('wave_id', '=', id)
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

function resultOf({ code, name, level }: Group, told: Told, before: Told | null): GroupResult {
  const questions = Object.keys(positiveAnswers) as (keyof typeof positiveAnswers)[];
  return {
    ...{ code, name, level },
    hidden: hiddenResult(code, told, before),
    direct: questions.map((question) => directResult(question, told.get(question)?.get(code))),
  };
}

function hiddenResult(code: string, told: Told, before: Told | null): HiddenResult {
  const share = told.get(hiddenQuestion)?.get(code);
  const [found] = share ? hiddenShares(oneDie, [{ code, ...share }]) : [];
  if (share === undefined || found?.kind !== 'estimated') return { kind: 'too-few' };
  const { estimate, interval, answers, followed } = found;
  const earlier = before?.get(hiddenQuestion)?.get(code);
  const change = earlier ? hiddenChange(oneDie, earlier, share) : null;
  return { kind: 'estimated', estimate, interval, answers, followed, change };
}

function directResult(question: Exclude<SurveyQuestion, typeof hiddenQuestion>, share?: Share): DirectResult {
  if (share === undefined) return { question, kind: 'too-few' };
  return {
    question,
    kind: 'measured',
    share: share.count / share.of,
    interval: wilson(share),
    answers: share.of,
  };
}

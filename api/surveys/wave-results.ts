import type { Outreach } from '#api/outreach/outreach.ts';
import { type Share, wilson } from '#campaigns/effect/share-difference.ts';
import { hiddenChange } from '#campaigns/survey/hidden-change.ts';
import { hiddenShares, leastAnswers } from '#campaigns/survey/hidden-shares.ts';
import { oneDie } from '#campaigns/survey/randomised-response.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { hiddenQuestion, positiveAnswers } from '#content/survey/questions.ts';
import type { DirectResult, GroupResult, HiddenResult, WaveResults } from './survey-page.schema.ts';
import type { SurveyCountsTable } from './survey-tables.ts';
import { type Wave, wavePhase } from './waves.ts';

type Cell = Pick<SurveyCountsTable, 'area_code' | 'question' | 'answer'> & { n: number };

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
  const groups = groupsOf(wave.to_day);
  const cells = await cellsOf(outreach, wave);
  const before = earlier && wavePhase(earlier, today) === 'closed' ? await cellsOf(outreach, earlier) : null;
  return {
    kind: 'results',
    groups: groups.map((group) => resultOf(group, cells, before)),
    leastAnswers,
    comparedWith: before === null || earlier === null ? null : earlier.title,
  };
}

type Group = Pick<GroupResult, 'code' | 'name' | 'level'> & { areas: ReadonlySet<string> | null };

/** The province, its regions and its municipalities as they were on a day. */
function groupsOf(day: string): Group[] {
  const areas = areasOn(day).filter(({ region }) => region !== null);
  const regions = new Map(areas.map(({ region }) => [region?.code as string, region?.name as string]));
  return [
    { level: 'province', code: 'PV27', name: 'Noord-Holland', areas: null },
    ...[...regions].map(([code, name]) => ({
      ...{ level: 'region' as const, code, name },
      areas: new Set(areas.filter(({ region }) => region?.code === code).map((area) => area.code)),
    })),
    ...areas.map(({ code, name }) => ({
      level: 'municipality' as const,
      code,
      name,
      areas: new Set([code]),
    })),
  ];
}

async function cellsOf({ database }: Outreach, { id }: Wave): Promise<Cell[]> {
  const rows = await database.store
    .selectFrom('survey_counts')
    .select(['area_code', 'question', 'answer', 'n'])
    .where('wave_id', '=', id)
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

function resultOf({ areas, ...group }: Group, cells: Cell[], before: Cell[] | null): GroupResult {
  const own = cells.filter(({ area_code }) => areas === null || areas.has(area_code));
  const former = before?.filter(({ area_code }) => areas === null || areas.has(area_code)) ?? null;
  const questions = Object.keys(positiveAnswers) as (keyof typeof positiveAnswers)[];
  return {
    ...group,
    hidden: hiddenResult(group.code, own, former),
    direct: questions.map((question) => directResult(question, own)),
  };
}

const shareOf = (cells: readonly Cell[], question: string, positive: readonly string[]): Share => {
  const asked = cells.filter((cell) => cell.question === question);
  const sum = (some: readonly Cell[]) => some.reduce((total, { n }) => total + n, 0);
  return { count: sum(asked.filter(({ answer }) => positive.includes(answer))), of: sum(asked) };
};

function hiddenResult(code: string, own: Cell[], former: Cell[] | null): HiddenResult {
  const share = shareOf(own, hiddenQuestion, ['yes']);
  const [found] = hiddenShares(oneDie, [{ code, ...share }]);
  if (found?.kind !== 'estimated') return { kind: 'too-few' };
  const { estimate, interval, answers, followed } = found;
  const earlier = former && shareOf(former, hiddenQuestion, ['yes']);
  const change = earlier && earlier.of >= leastAnswers ? hiddenChange(oneDie, earlier, share) : null;
  return { kind: 'estimated', estimate, interval, answers, followed, change };
}

function directResult(question: keyof typeof positiveAnswers, own: Cell[]): DirectResult {
  const share = shareOf(own, question, positiveAnswers[question]);
  if (share.of < leastAnswers) return { question, kind: 'too-few' };
  return {
    question,
    kind: 'measured',
    share: share.count / share.of,
    interval: wilson(share),
    answers: share.of,
  };
}

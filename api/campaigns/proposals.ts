import { setImmediate as oneTurn } from 'node:timers/promises';
import { monthCount } from '#api/counts/density-period.ts';
import { firstCountedDay } from '#api/counts/first-counted-day.ts';
import { dayOf } from '#api/counts/week.ts';
import { areaIndex } from '#api/indicators/area-index.ts';
import type { Store } from '#api/storage/database.ts';
import { areaDensities } from '#campaigns/areas/area-densities.ts';
import { foreseeEffect } from '#campaigns/planning/foresee-effect.ts';
import { doublingSentence, foreseenSentence } from '#campaigns/planning/foreseen-sentence.ts';
import { knownWindows } from '#campaigns/planning/known-windows.ts';
import { barrierSentence, reasonSentence } from '#campaigns/planning/proposal-sentences.ts';
import { type ProposalFacts, proposeAreas } from '#campaigns/planning/propose-areas.ts';
import { audiences } from '#content/taxonomy/audiences.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { ownAreas } from './campaign-roles.ts';
import { chooseControls } from './choose-controls.ts';
import { readPastCampaigns } from './past-campaigns.ts';
import { planWeeks } from './plan-weeks.ts';
import type { ProposalTable, ProposedArea } from './proposal-page.schema.ts';
import type { ProposalQuery } from './proposal-query.ts';
import { measuredOf, type Province, readProvince } from './province.ts';
import { busyAreas, standingCampaigns } from './standing-campaigns.ts';

/** A campaign takes at least this long to prepare; the windows that are foreseen begin then. */
const preparationDays = 14;

/** Where to go next: every municipality with its reasons, what stands in the way, and what a campaign could show there. */
export async function readProposals(
  store: Store,
  query: ProposalQuery,
  region: string | null,
  nowMs: number,
): Promise<ProposalTable> {
  const today = dayOf(nowMs);
  const countedFrom = await firstCountedDay(store);
  const windows = windowsOf(query, today, countedFrom);
  const phenomena: readonly Phenomenon[] = query.audience === null ? [] : audiences[query.audience];
  const province = await readProvince(
    store,
    { ...windows, phenomena },
    planWeeks(windows, nowMs, countedFrom),
  );
  const facts = await factsOf(store, province, nowMs);
  const foreseen = await foreseenPerArea(store, province, windows);
  const own = ownAreas(region, today);
  const areas = proposeAreas(facts, today)
    .filter(({ code }) => own === null || own.includes(code))
    .map((proposal): ProposedArea => {
      const known = facts.find(({ code }) => code === proposal.code) as ProposalFacts;
      const area = province.areas.find(({ code }) => code === proposal.code);
      return {
        ...proposal,
        ...{ name: area?.name ?? proposal.code, region: area?.region?.name ?? '' },
        ...{ population: known.population, observed: known.observed, expected: known.expected },
        ...{ state: known.state, ratio: known.ratio, pBelow075: known.pBelow075, index: known.index },
        reasons: proposal.reasons.map((code) => ({ code, text: reasonSentence(code, known) })),
        barriers: proposal.barriers.map((code) => ({ code, text: barrierSentence(code, known) })),
        foreseen: foreseen.get(proposal.code) as ProposedArea['foreseen'],
      };
    });
  const { selection, baseline } = windows;
  return { areas, selection, baseline, months: query.months, audience: query.audience };
}

/** The window that chooses, the baseline before it, and a campaign that begins as soon as it can. */
function windowsOf({ from, to, months }: ProposalQuery, today: string, countedFrom: string | null) {
  const chosen = Temporal.PlainYearMonth.from(from);
  const before = chosen.subtract({ months: Math.max(12, monthCount({ from, to })) });
  const lastOf = (month: Temporal.PlainYearMonth) => month.toPlainDate({ day: month.daysInMonth }).toString();
  const start = Temporal.PlainDate.from(today).add({ days: preparationDays });
  const end = start.add({ months }).subtract({ days: 1 });
  const selection = {
    from: chosen.toPlainDate({ day: 1 }).toString(),
    to: lastOf(Temporal.PlainYearMonth.from(to)),
  };
  const baseline = {
    from: before.toPlainDate({ day: 1 }).toString(),
    to: lastOf(chosen.subtract({ months: 1 })),
  };
  return {
    from: start.toString(),
    ...knownWindows({ selection, baseline }, countedFrom),
    outcomeWindow: { from: start.toString(), to: end.toString() },
    reviewOn: null,
  };
}

async function factsOf(store: Store, { counted, day }: Province, nowMs: number): Promise<ProposalFacts[]> {
  const people = counted.flatMap(({ code, selection, population }) =>
    population === null ? [] : [{ code, observed: selection, population }],
  );
  const densities = areaDensities(people).areas;
  const indices = new Map((await areaIndex(store, nowMs)).map(({ code, index }) => [code, index]));
  const past = await readPastCampaigns(store, day, dayOf(nowMs));
  return people.map((area, at) => {
    const { expected, state, posterior } = densities[at] as (typeof densities)[number];
    return {
      ...{ ...area, expected, state, ratio: posterior.mean, pBelow075: posterior.pBelow075 },
      index: indices.get(area.code) ?? null,
      ...past(area.code),
    };
  });
}

async function foreseenPerArea(
  store: Store,
  province: Province,
  { baseline, outcomeWindow }: ReturnType<typeof windowsOf>,
): Promise<Map<string, ProposedArea['foreseen']>> {
  const window = { from: baseline.from, to: outcomeWindow.to };
  const busy = busyAreas(await standingCampaigns(store), window, null);
  const foreseen = new Map<string, ProposedArea['foreseen']>();
  for (const { code, population } of province.counted) {
    if (population === null) continue;
    // Many enumerations: a report that comes in goes first.
    await oneTurn();
    const plan = { design: 'empirical-bayes', areas: [code] } as const;
    const choice = chooseControls(plan, province, { busy, eligible: null, indices: new Map() });
    const figures = foreseeEffect(plan.design, measuredOf(province, plan.areas, choice));
    foreseen.set(code, {
      ...{ expectedAfter: figures.expectedAfter, smallestRatio: figures.smallestRatio },
      powerForDoubling: figures.powerForDoubling,
      sentence: foreseenSentence(figures, 1),
      doubling: doublingSentence(figures),
    });
  }
  return foreseen;
}

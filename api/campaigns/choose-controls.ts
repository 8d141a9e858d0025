import { expectedReports } from '#campaigns/areas/expected-reports.ts';
import { type Candidate, type ControlChoice, matchedControls } from '#campaigns/effect/matched-controls.ts';
import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';
import { neighboursOn } from '#content/areas/neighbours.ts';
import type { Province } from './province.ts';

export type ControlFacts = {
  /** Areas where another campaign runs in the baseline or the outcome window. */
  busy: readonly string[];
  /** Areas that the lot of this campaign was drawn from; null without a lot. */
  eligible: readonly string[] | null;
  /** Stacked indicators per area, 0–100; empty where no layer is approved. */
  indices: ReadonlyMap<string, number>;
};

const fewestControls = 10;

/**
 * Areas whose trend stands for what would have happened anyway: with empirical Bayes every one that is not left out,
 * else the most alike, twice as many as the campaign has and at least ten.
 * Of a lot they are the areas that were not drawn, neighbours too: the draw made them alike, and spill-over can only
 * make its effect look smaller. A campaign on waters alone is compared with the other waters. `before-after` has none.
 */
export function chooseControls(
  { design, areas }: Pick<CampaignPlan, 'design'> & { areas: readonly string[] },
  province: Province,
  facts: ControlFacts,
): ControlChoice {
  if (design === 'before-after') return { controls: [], excluded: [] };
  if (facts.eligible !== null) return withoutBusy(facts.eligible, areas, facts.busy);
  const onLand = province.areas.filter(({ kind }) => kind === 'municipality');
  if (!onLand.some(({ code }) => areas.includes(code))) {
    const waters = province.areas.filter(({ kind }) => kind === 'water').map(({ code }) => code);
    return withoutBusy(waters, areas, facts.busy);
  }
  // The shrunken expectation needs no likeness, only the trend of the province: every area that it may use.
  const count = design === 'empirical-bayes' ? onLand.length : Math.max(fewestControls, 2 * areas.length);
  return farEnough(candidatesOf(province, facts), areas, count);
}

/**
 * Left out are neighbours and whole regions; only neighbours, when too few reports would be left to tell a trend; nobody
 * but areas with a campaign, when it is still too few. Spill-over can only make an effect look smaller; a trend that
 * nobody knows can make one up. Enough is as many reports before as the campaign areas had.
 */
function farEnough(candidates: Measurable[], areas: readonly string[], count: number): ControlChoice {
  const apart = candidates.map((candidate) => ({ ...candidate, mediaRegion: candidate.code }));
  const alone = apart.map((candidate) => ({ ...candidate, neighbours: [] }));
  const reportsOf = (codes: readonly string[]) =>
    candidates.filter(({ code }) => codes.includes(code)).reduce((sum, { observed }) => sum + observed, 0);
  const needed = reportsOf(areas);
  const choices = [candidates, apart].map((tried) => matchedControls(tried, areas, count));
  return (
    choices.find(({ controls }) => reportsOf(controls) >= needed) ?? matchedControls(alone, areas, count)
  );
}

function withoutBusy(
  codes: readonly string[],
  areas: readonly string[],
  busy: readonly string[],
): ControlChoice {
  const others = codes.filter((code) => !areas.includes(code)).sort();
  return {
    controls: others.filter((code) => !busy.includes(code)),
    excluded: others
      .filter((code) => busy.includes(code))
      .map((code) => ({ code, why: 'campaign-in-window' as const })),
  };
}

/** A candidate with its reports in the baseline window. */
type Measurable = Candidate & { observed: number };

function candidatesOf({ day, areas, counted }: Province, { busy, indices }: ControlFacts): Measurable[] {
  const neighbours = neighboursOn(day);
  const people = counted.flatMap(({ code, baseline, population }) =>
    population === null ? [] : [{ code, observed: baseline, population }],
  );
  const expected = expectedReports(people);
  // A layer that misses areas cannot tell who is like whom; no layer at all makes no difference.
  const indexed = people.every(({ code }) => indices.has(code));
  return people.flatMap(({ code, observed, population }, at) => {
    const area = areas.find((one) => one.code === code);
    const foreseen = expected[at] as number;
    return {
      ...{ code, population, observed },
      ratio: foreseen > 0 ? observed / foreseen : 0,
      rurality: ((area?.figures.urbanity?.value ?? 3) - 1) / 4,
      index: indexed ? (indices.get(code) as number) : 0,
      neighbours: neighbours.get(code) ?? [],
      // News of a campaign spreads within a safety region; a better border of newspapers is not known yet.
      mediaRegion: area?.region?.code ?? code,
      campaignInWindow: busy.includes(code),
    };
  });
}

import { type AreaState, leastExpected } from '#campaigns/areas/area-state.ts';

/** What is known of one area on the day that staff ask where to go next. */
export type ProposalFacts = {
  code: string;
  population: number;
  /** Counts of the window that is to choose: never the baseline of the campaign that follows. */
  observed: number;
  expected: number;
  state: AreaState;
  /** Posterior mean of the ratio, and P(ratio < 0.75); null where nothing is known. */
  ratio: number | null;
  pBelow075: number | null;
  /** Stacked indicators, 0–100, of approved layers; null where no layer knows the area. */
  index: number | null;
  /** Newest survey in the area: of those with a suspicion so many reported it. */
  survey: { suspected: number; reported: number; heldOn: string } | null;
  /** Newest campaign that was there; `runs`: it still does, or is planned. */
  lastCampaign: { title: string; endedOn: string | null; runs: boolean; reports: number } | null;
  neighbours: readonly string[];
};

export type ReasonCode =
  | 'few-reports'
  | 'maybe-few-reports'
  | 'high-index'
  | 'silent-witnesses'
  | 'never-campaign'
  | 'campaign-long-ago'
  | 'campaign-reached'
  | 'many-people';
export type BarrierCode = 'too-little-expected' | 'campaign-runs' | 'neighbour-runs';

export type ProposalGroup = 'first' | 'second' | 'eligible' | 'not-now';

export type Proposal = {
  code: string;
  group: ProposalGroup;
  reasons: ReasonCode[];
  barriers: BarrierCode[];
};

const likely = 0.8;
const maybe = 0.5;
/** Percentile from which stacked indicators count as high. */
const highIndex = 67;
/** Share of witnesses that reports, below which a campaign has something to win. Vreemde Geuren found under 30 %. */
const fewReport = 0.3;
const fewestWitnesses = 10;
const monthsOfRest = 18;
const manyPeople = 75_000;

/**
 * Where a campaign could do most, in groups and by inhabitants, never as a ranking: the figures cannot carry one. `first`:
 * probably too few reports (P(ratio < 0.75) ≥ 0.80). `second`: maybe too few (≥ 0.50) and another reason besides.
 * `eligible`: may take part in a draw by lot. `not-now`: too little to measure, or a campaign is too near.
 */
export function proposeAreas(areas: readonly ProposalFacts[], today: string): Proposal[] {
  const running = new Set(areas.filter(({ lastCampaign }) => lastCampaign?.runs).map(({ code }) => code));
  return [...areas]
    .sort((one, other) => other.population - one.population || (one.code < other.code ? -1 : 1))
    .map((area) => {
      const barriers = barriersOf(area, running);
      const reasons = reasonsOf(area, today);
      return { code: area.code, group: groupOf(area, reasons, barriers), reasons, barriers };
    });
}

function barriersOf(area: ProposalFacts, running: ReadonlySet<string>): BarrierCode[] {
  return [
    ...(area.expected < leastExpected ? (['too-little-expected'] as const) : []),
    ...(running.has(area.code) ? (['campaign-runs'] as const) : []),
    ...(area.neighbours.some((code) => running.has(code)) ? (['neighbour-runs'] as const) : []),
  ];
}

function groupOf(
  { pBelow075 }: ProposalFacts,
  reasons: readonly ReasonCode[],
  barriers: readonly BarrierCode[],
): ProposalGroup {
  if (barriers.length > 0) return 'not-now';
  const chance = pBelow075 ?? 0;
  if (chance >= likely) return 'first';
  const besides = (['high-index', 'silent-witnesses'] as const).some((code) => reasons.includes(code));
  return chance >= maybe && besides ? 'second' : 'eligible';
}

function reasonsOf(area: ProposalFacts, today: string): ReasonCode[] {
  const { index, survey, lastCampaign, population } = area;
  const silent =
    survey !== null && survey.suspected >= fewestWitnesses && survey.reported / survey.suspected < fewReport;
  return [
    ...fewReports(area),
    ...(index !== null && index >= highIndex ? (['high-index'] as const) : []),
    ...(silent ? (['silent-witnesses'] as const) : []),
    ...restOf(lastCampaign, today),
    ...((lastCampaign?.reports ?? 0) > 0 ? (['campaign-reached'] as const) : []),
    ...(population >= manyPeople ? (['many-people'] as const) : []),
  ];
}

function fewReports({ expected, pBelow075 }: ProposalFacts): ReasonCode[] {
  if (expected < leastExpected || pBelow075 === null || pBelow075 < maybe) return [];
  return [pBelow075 >= likely ? 'few-reports' : 'maybe-few-reports'];
}

function restOf(last: ProposalFacts['lastCampaign'], today: string): ReasonCode[] {
  if (last === null) return ['never-campaign'];
  if (last.runs || last.endedOn === null) return [];
  const rested = Temporal.PlainDate.from(last.endedOn).add({ months: monthsOfRest }).toString();
  return rested <= today ? ['campaign-long-ago'] : [];
}

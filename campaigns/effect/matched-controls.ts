/** What makes two areas alike before a campaign; every field is a number of the pre-period. */
export type Candidate = {
  code: string;
  /** Observed / expected in the pre-period. */
  ratio: number;
  population: number;
  /** 0 = city, 1 = countryside. */
  rurality: number;
  index: number;
  neighbours: readonly string[];
  /** Newspaper or social-media region: news of a campaign spreads within it. */
  mediaRegion: string;
  /** Another campaign runs there in the window. */
  campaignInWindow: boolean;
};

export type ControlChoice = { controls: string[]; excluded: { code: string; why: Exclusion }[] };
export type Exclusion = 'neighbour' | 'media-region' | 'campaign-in-window';

/**
 * The `count` areas nearest to the campaign areas: least standardised distance in log population, ratio, rurality and
 * index to the nearest of them. Areas that the campaign could spill over to, or with a campaign of their own, are left
 * out and named.
 */
export function matchedControls(
  candidates: readonly Candidate[],
  campaignCodes: readonly string[],
  count: number,
): ControlChoice {
  const treated = candidates.filter(({ code }) => campaignCodes.includes(code));
  const others = candidates.filter(({ code }) => !campaignCodes.includes(code));
  const excluded = others.flatMap((area) => {
    const why = exclusionOf(area, treated);
    return why ? [{ code: area.code, why }] : [];
  });
  const barred = new Set(excluded.map(({ code }) => code));
  const place = standardised(candidates);
  const ranked = others
    .filter(({ code }) => !barred.has(code))
    .map((area) => ({
      code: area.code,
      distance: Math.min(...treated.map((one) => apart(place(area), place(one)))),
    }))
    .sort((one, other) => one.distance - other.distance || (one.code < other.code ? -1 : 1));
  return { controls: ranked.slice(0, count).map(({ code }) => code), excluded };
}

function exclusionOf(area: Candidate, treated: readonly Candidate[]): Exclusion | null {
  const borders = (one: Candidate) =>
    one.neighbours.includes(area.code) || area.neighbours.includes(one.code);
  if (treated.some(borders)) return 'neighbour';
  if (treated.some(({ mediaRegion }) => mediaRegion === area.mediaRegion)) return 'media-region';
  return area.campaignInWindow ? 'campaign-in-window' : null;
}

/** Each measure divided by its standard deviation over all areas; one without differences counts for nothing. */
function standardised(candidates: readonly Candidate[]): (area: Candidate) => number[] {
  const raw = (area: Candidate) => [Math.log(area.population), area.ratio, area.rurality, area.index];
  const rows = candidates.map(raw);
  const deviations = [0, 1, 2, 3].map((at) => {
    const column = rows.map((row) => row[at] as number);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    return Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (column.length - 1));
  });
  return (area) => raw(area).map((value, at) => (deviations[at] ? value / (deviations[at] as number) : 0));
}

const apart = (one: number[], other: number[]) =>
  Math.hypot(...one.map((value, at) => value - (other[at] as number)));

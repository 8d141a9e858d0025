import { profiledInformation } from './profiled-information.ts';

/** Reports by area (rows) and month (columns), and in which months each treated area had its campaign. */
export type Panel = {
  counts: readonly (readonly number[])[];
  /** Rows of the treated areas. */
  treated: readonly number[];
  /** First month with the campaign, for each treated area in that order. */
  starts: readonly number[];
};

export type PanelEffect = {
  ratio: number;
  /** Pearson's Σ(O−μ)²/μ over the degrees of freedom that are left. */
  phi: number;
  /** Standard error of log(ratio) × √φ, φ at least 1; flatters with few treated areas. */
  error: number;
  /** Two-sided share of the sets that could have been chosen with an estimate at least as far from 1; null without sets. */
  p: number | null;
  /** How many sets were compared, the chosen one included. */
  sets: number;
};

/**
 * log μ = area + month + δ·treated (quasi-Poisson). With fewer than ten treated areas standard errors flatter, so p
 * comes from permutation: the same starts given to every other set of areas that could have been chosen. Null when no
 * δ exists: treated or untreated cells without any report.
 */
export function panelEffect(panel: Panel, otherSets: readonly (readonly number[])[]): PanelEffect | null {
  const fit = fitOf(panel);
  if (fit === null) return null;
  const distance = Math.abs(logRatioOf(panel) ?? fit.logRatio);
  let [asFar, sets] = [1, 1];
  for (const treated of otherSets) {
    const other = logRatioOf({ ...panel, treated });
    if (other === null) continue;
    sets += 1;
    if (Math.abs(other) >= distance - 1e-9) asFar += 1;
  }
  const { logRatio, phi, means, marked } = fit;
  const error = Math.sqrt(Math.max(1, phi) / profiledInformation(means, marked));
  return { ratio: Math.exp(logRatio), phi, error, p: otherSets.length > 0 ? asFar / sets : null, sets };
}

function logRatioOf(panel: Panel): number | null {
  const atOnce = panel.starts.every((start) => start === panel.starts[0]);
  return atOnce ? logRatioAtOnce(panel) : (fitOf(panel)?.logRatio ?? null);
}

/**
 * Log of the ratio of ratios. Where all treated areas start in the same month it is the answer itself: the margins of
 * area and month then leave only the four sums, treated or not by before or after. Null when one of them is empty.
 */
function logRatioAtOnce({ counts, treated, starts }: Panel): number | null {
  const first = starts[0] as number;
  const sums = { treated: [0, 0] as [number, number], others: [0, 0] as [number, number] };
  for (const [area, row] of counts.entries()) {
    const group = treated.includes(area) ? sums.treated : sums.others;
    for (const [month, count] of row.entries()) group[month < first ? 0 : 1] += count;
  }
  const ratio = (sums.treated[1] * sums.others[0]) / (sums.treated[0] * sums.others[1]);
  return ratio > 0 && ratio < Infinity ? Math.log(ratio) : null;
}

type Fit = { logRatio: number; phi: number; means: number[][]; marked: boolean[][] };

/** Maximum likelihood by proportional fitting: each factor in turn takes its margin (Deming & Stephan 1940). */
function fitOf({ counts, treated, starts }: Panel): Fit | null {
  // An area or month without any report has expectation 0 and says nothing.
  const areas = counts.map((_, area) => area).filter((area) => sum(counts[area] as number[]) > 0);
  const months = (counts[0] ?? [])
    .map((_, month) => month)
    .filter((month) => areas.some((area) => at(counts, area, month) > 0));
  const start = new Map(treated.map((area, place) => [area, starts[place] as number]));
  const marked = areas.map((area) => months.map((month) => month >= (start.get(area) ?? Infinity)));
  const observed = areas.map((area) => months.map((month) => at(counts, area, month)));
  const target = total(observed, marked);
  if (target === 0 || !hasContrast(observed, marked)) return null;
  let [logRatio, change] = [logRatioAtOnce({ counts, treated, starts }) ?? 0, Infinity];
  const means = marked.map((row) => row.map((mark) => (mark ? Math.exp(logRatio) : 1)));
  for (let round = 0; change > 1e-10; round += 1) {
    if (round === 2000 || Math.abs(logRatio) > 30) return null;
    fitRows(means, observed);
    fitColumns(means, observed);
    change = Math.abs(Math.log(target / total(means, marked)));
    logRatio += Math.log(target / total(means, marked));
    const factor = target / total(means, marked);
    for (const [i, row] of means.entries())
      for (const [j, mean] of row.entries()) if (marked[i]?.[j]) row[j] = mean * factor;
  }
  return {
    ...{ logRatio, means, marked },
    phi: pearson(observed, means) / (areas.length * months.length - areas.length - months.length),
  };
}

/** Somewhere a treated area has reports before its start, so that there is something to compare with. */
function hasContrast(observed: number[][], marked: boolean[][]): boolean {
  return observed.some(
    (row, i) => marked[i]?.includes(true) && row.some((count, j) => !marked[i]?.[j] && count > 0),
  );
}

function fitRows(means: number[][], observed: number[][]): void {
  for (const [i, row] of means.entries()) {
    const factor = sum(observed[i] as number[]) / sum(row);
    for (const [j, mean] of row.entries()) row[j] = mean * factor;
  }
}

function fitColumns(means: number[][], observed: number[][]): void {
  for (const j of (means[0] ?? []).keys()) {
    const factor = sum(observed.map((row) => row[j] as number)) / sum(means.map((row) => row[j] as number));
    for (const row of means) row[j] = (row[j] as number) * factor;
  }
}

const at = (counts: readonly (readonly number[])[], area: number, month: number) =>
  counts[area]?.[month] as number;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const total = (rows: number[][], marked: boolean[][]) =>
  sum(rows.map((row, i) => sum(row.filter((_, j) => marked[i]?.[j]))));
const pearson = (observed: number[][], means: number[][]) =>
  sum(means.map((row, i) => sum(row.map((mean, j) => ((observed[i]?.[j] as number) - mean) ** 2 / mean))));

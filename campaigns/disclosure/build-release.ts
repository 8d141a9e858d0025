import type { ReleaseRefusal } from './build-release.schema.ts';
import { protectedFigure } from './coarse-figure.ts';
import { type Geography, ourGeography } from './geography.ts';
import type { Pause } from './part-ends.ts';
import { protectRows } from './protect-rows.ts';
import type { Release, ReleaseRow } from './release.schema.ts';
import { type ExposedYear, releaseGate } from './release-gate.ts';
import type { Quarter } from './release-period.ts';
import { releaseRows } from './release-rows.ts';
import { type AtomicCount, type Tally, tallyOf } from './tally.ts';
import { Unproven } from './whole-solver.ts';

export type ReleasePlan = {
  quarter: Quarter;
  /** ISO day. */
  publishedOn: string;
  /** Of this quarter and every one published before, as they were counted when they were published. */
  counts: readonly AtomicCount[];
  /** Oldest first. */
  earlier: readonly Release[];
  pause: Pause;
  geography?: Geography;
};

export type BuiltRelease =
  | { kind: 'release'; release: Release }
  | { kind: 'refused'; reason: ReleaseRefusal };

/** Each round leaves out at least one figure more. */
const mostRounds = 40;

/**
 * The next release: what was published before, word for word, and the figures of one more quarter. Figures that would
 * expose a count are left out until the gate finds nothing; when that cannot be, nothing is published.
 */
export async function buildRelease(plan: ReleasePlan): Promise<BuiltRelease> {
  const { geography = ourGeography } = plan;
  try {
    const tally = tallyOf(plan.counts, geography);
    const added = await safeRows(plan, tally, geography);
    if (typeof added === 'string') return { kind: 'refused', reason: added };
    const { quarter, publishedOn, earlier } = plan;
    const rows = [...(earlier.at(-1)?.rows ?? []), ...added].sort(byPeriodAndPlace);
    return { kind: 'release', release: { version: earlier.length + 1, quarter, publishedOn, rows } };
  } catch (error) {
    if (error instanceof Unproven) return { kind: 'refused', reason: 'unproven' };
    // A figure of a place that its period does not know, or a count that is none: nothing may go out.
    if (error instanceof RangeError) return { kind: 'refused', reason: 'contradiction' };
    throw error;
  }
}

async function safeRows(plan: ReleasePlan, tally: Tally, geography: Geography) {
  const published = everPublished(plan.earlier);
  let added = releaseRows(plan.quarter, tally, geography);
  for (let round = 0; round < mostRounds; round += 1) {
    const verdict = await releaseGate({
      rows: [...published, ...added],
      tally,
      geography,
      pause: plan.pause,
    });
    if (verdict.kind === 'safe') return added;
    if (verdict.kind !== 'exposed') return verdict.kind;
    const less = await withLess(added, verdict.years, published);
    if (less === null) return 'exposed';
    added = less;
  }
  return 'exposed';
}

/** Every figure of every earlier release, each once. */
function everPublished(earlier: readonly Release[]): ReleaseRow[] {
  const all = earlier.flatMap(({ rows }) => rows);
  return [...new Map(all.map((row) => [JSON.stringify(row), row])).values()];
}

async function withLess(
  added: ReleaseRow[],
  years: readonly ExposedYear[],
  published: readonly ReleaseRow[],
) {
  const before = new Set(published.filter(({ status }) => status === 'protected').map(patternOf));
  const gone = new Set<ReleaseRow>();
  for (const year of years) {
    const rows = await protectRows(
      year,
      (row) => added.includes(row),
      (row) => before.has(patternOf(row)),
    );
    if (rows === null || rows.length === 0) return null;
    for (const row of rows) gone.add(row);
  }
  return added.map((row) => (gone.has(row) ? { ...row, ...protectedFigure } : row));
}

const patternOf = ({ level, code, phenomenon }: ReleaseRow) => JSON.stringify([level, code, phenomenon]);

/** An order that has nothing to do with how many there were. */
function byPeriodAndPlace(one: ReleaseRow, other: ReleaseRow): number {
  const keyOf = ({ period, level, code, phenomenon }: ReleaseRow) =>
    [period, level, code, phenomenon ?? ''].join('\n');
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

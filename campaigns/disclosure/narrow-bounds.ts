import type { Bounds, IntegerSystem, Row } from './integer-system.ts';
import { ceilingOf, floorOf } from './whole-row.ts';

/** After so many rounds what is left is the solver's work; two rows can lower each other's ends without end. */
const mostRounds = 40;

/**
 * Bounds that follow from one row at a time, in exact arithmetic, or null when no counts fit. Never narrower than the
 * truth, not always as narrow (bound propagation; Apt 2003, Principles of Constraint Programming, ch. 6).
 */
export function narrowBounds({ cells, rows }: IntegerSystem): Bounds[] | null {
  const bounds = cells.map((cell) => ({ ...cell }));
  if (bounds.some(isEmpty)) return null;
  for (let round = 0, changed = true; changed && round < mostRounds; round += 1) {
    changed = false;
    for (const row of rows) {
      const effect = narrowBy(row, bounds);
      if (effect === 'contradiction') return null;
      if (effect === 'narrowed') changed = true;
    }
  }
  return bounds;
}

const isEmpty = ({ lo, hi }: Bounds) => hi !== null && lo > hi;

/** A sum of which some terms have no end: the finite rest, and how many are endless. */
type Reach = { finite: bigint; endless: number };

function narrowBy(row: Row, bounds: Bounds[]): 'same' | 'narrowed' | 'contradiction' {
  const lowest: Reach = { finite: 0n, endless: 0 };
  const highest: Reach = { finite: 0n, endless: 0 };
  const terms = row.cells.map((cell, at) => termOf(row.coefs[at] as bigint, bounds[cell] as Bounds));
  for (const { low, high } of terms) {
    add(lowest, low);
    add(highest, high);
  }
  if (row.hi !== null && lowest.endless === 0 && lowest.finite > row.hi) return 'contradiction';
  if (row.lo !== null && highest.endless === 0 && highest.finite < row.lo) return 'contradiction';
  let narrowed = false;
  for (const [at, cell] of row.cells.entries()) {
    const { low, high } = terms[at] as Term;
    const most = row.hi === null ? null : less(row.hi, without(lowest, low));
    const least = row.lo === null ? null : less(row.lo, without(highest, high));
    const cellBounds = bounds[cell] as Bounds;
    if (tighten(cellBounds, row.coefs[at] as bigint, least, most)) narrowed = true;
    if (isEmpty(cellBounds)) return 'contradiction';
  }
  return narrowed ? 'narrowed' : 'same';
}

type Term = { low: bigint | null; high: bigint | null };

function termOf(coef: bigint, { lo, hi }: Bounds): Term {
  const [atLo, atHi] = [coef * lo, hi === null ? null : coef * hi];
  return coef > 0n ? { low: atLo, high: atHi } : { low: atHi, high: atLo };
}

function add(reach: Reach, term: bigint | null): void {
  if (term === null) reach.endless += 1;
  else reach.finite += term;
}

/** What the other terms reach, or null when one of them has no end. */
function without({ finite, endless }: Reach, own: bigint | null): bigint | null {
  if (own === null) return endless > 1 ? null : finite;
  return endless > 0 ? null : finite - own;
}

const less = (end: bigint, rest: bigint | null) => (rest === null ? null : end - rest);

/** Uses least ≤ coef · cell ≤ most; says whether the cell's bounds became narrower. */
function tighten(bounds: Bounds, coef: bigint, least: bigint | null, most: bigint | null): boolean {
  const [forLo, forHi] = coef > 0n ? [least, most] : [most, least];
  const lo = forLo === null ? null : ceilingOf(forLo, coef);
  const hi = forHi === null ? null : floorOf(forHi, coef);
  const { lo: oldLo, hi: oldHi } = bounds;
  if (lo !== null && lo > oldLo) bounds.lo = lo;
  if (hi !== null && (oldHi === null || hi < oldHi)) bounds.hi = hi;
  return bounds.lo !== oldLo || bounds.hi !== oldHi;
}

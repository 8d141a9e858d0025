import type { Bounds, IntegerSystem, Row } from './integer-system.ts';
import { openSolver } from './whole-solver.ts';

/**
 * The cells that can grow without end, of a system that some counts fit. With whole coefficients that is so exactly when
 * there is a direction in which the cell grows and no row ever ends (Meyer 1974): one question settles all cells, since
 * directions can be added up.
 */
export async function endlessCells({ cells, rows }: IntegerSystem): Promise<Set<number>> {
  const open = cells.flatMap(({ hi }, cell) => (hi === null ? [cell] : []));
  if (open.length === 0) return new Set();
  const direction: Bounds[] = cells.map(({ hi }) => ({ lo: 0n, hi: hi === null ? null : 0n }));
  const grows: Bounds[] = open.map(() => ({ lo: 0n, hi: 1n }));
  const system = {
    cells: [...direction, ...grows],
    rows: [...rows.map(ofDirection), ...open.map((cell, at) => growing(cell, cells.length + at))],
  };
  const solver = await openSolver(system);
  try {
    const signs = open.map((_, at) => cells.length + at);
    const found = solver.best({ cells: signs, cost: -1, bounds: system.cells });
    return new Set(open.filter((_, at) => found.kind === 'point' && found.point[cells.length + at] === 1n));
  } finally {
    solver.rest();
  }
}

const ofDirection = (row: Row): Row => ({
  ...row,
  lo: row.lo === null ? null : 0n,
  hi: row.hi === null ? null : 0n,
});

/** The sign can be 1 only where the cell's step is at least 1. */
const growing = (cell: number, sign: number): Row => ({
  cells: [cell, sign],
  coefs: [1n, -1n],
  lo: 0n,
  hi: null,
});

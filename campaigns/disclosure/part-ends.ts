import { endlessCells } from './endless-cells.ts';
import type { Bounds, IntegerSystem } from './integer-system.ts';
import { narrowBounds } from './narrow-bounds.ts';
import { type Goal, openSolver, type WholeSolver } from './whole-solver.ts';

/** Lets other work go first between two steps of a long one. */
export type Pause = () => Promise<void>;

/** Exact smallest and largest values of single cells, all other cells free; `null` has no end. */
export type CellEnds = {
  least: (cells: readonly number[]) => Promise<bigint[]>;
  most: (cells: readonly number[]) => Promise<(bigint | null)[]>;
};

type Side = Goal['cost'];
type Part = { system: IntegerSystem; solver: WholeSolver; lowest: bigint[]; highest: bigint[]; pause: Pause };

/** The ends of one part of a system whose bounds are already narrow, or null when no counts fit it. */
export async function partEnds(system: IntegerSystem, pause: Pause): Promise<CellEnds | null> {
  if (system.rows.length === 0) return ofBounds(system.cells);
  const solver = await openSolver(system);
  const first = solver.best({ cells: [], cost: 1, bounds: system.cells });
  solver.rest();
  if (first.kind === 'none') return null;
  const part = { system, solver, pause, lowest: [...first.point], highest: [...first.point] };
  let endless: Set<number> | undefined;
  return {
    least: async (cells) => {
      await reach(part, 1, cells);
      return cells.map((cell) => part.lowest[cell] as bigint);
    },
    most: async (cells) => {
      endless ??= await endlessCells(system);
      const ending = cells.filter((cell) => !endless?.has(cell));
      await reach(part, -1, ending);
      return cells.map((cell) => (endless?.has(cell) ? null : (part.highest[cell] as bigint)));
    },
  };
}

const ofBounds = (bounds: readonly Bounds[]): CellEnds => ({
  least: async (cells) => cells.map((cell) => (bounds[cell] as Bounds).lo),
  most: async (cells) => cells.map((cell) => (bounds[cell] as Bounds).hi),
});

/** Afterwards `lowest` (side 1) or `highest` (side −1) of these cells is exact. */
async function reach(part: Part, side: Side, cells: readonly number[]): Promise<void> {
  let pending = cells.filter((cell) => !atBound(part, side, cell));
  // One point often reaches the bound of many cells at once; go on while that helps.
  for (let before = Number.POSITIVE_INFINITY; pending.length > 0 && pending.length < before; ) {
    before = pending.length;
    note(part, { cells: pending, cost: side, bounds: part.system.cells });
    pending = pending.filter((cell) => !atBound(part, side, cell));
    await part.pause();
  }
  for (const cell of pending) await reachOne(part, side, cell);
  part.solver.rest();
}

/** Asks for something better until there is none: what the solver calls the best is put to the test once more. */
async function reachOne(part: Part, side: Side, cell: number): Promise<void> {
  while (!atBound(part, side, cell)) {
    const bounds = beyond(part, side, cell);
    if (bounds === null || !note(part, { cells: [cell], cost: side, bounds })) return;
    await part.pause();
  }
}

function atBound({ system, lowest, highest }: Part, side: Side, cell: number): boolean {
  const { lo, hi } = system.cells[cell] as Bounds;
  return side === 1 ? lowest[cell] === lo : highest[cell] === hi;
}

/** The bounds within which this cell would be better than anything seen, or null when no counts fit them. */
function beyond({ system, lowest, highest }: Part, side: Side, cell: number): Bounds[] | null {
  const { lo, hi } = system.cells[cell] as Bounds;
  const better = side === 1 ? { lo, hi: (lowest[cell] ?? 0n) - 1n } : { lo: (highest[cell] ?? 0n) + 1n, hi };
  return narrowBounds({ ...system, cells: system.cells.with(cell, better) });
}

/** Keeps what a point shows about every cell; false when there is no point. */
function note({ solver, lowest, highest }: Part, goal: Goal): boolean {
  const answer = solver.best(goal);
  if (answer.kind === 'none') return false;
  for (const [cell, value] of answer.point.entries()) {
    if (value < (lowest[cell] as bigint)) lowest[cell] = value;
    if (value > (highest[cell] as bigint)) highest[cell] = value;
  }
  return true;
}

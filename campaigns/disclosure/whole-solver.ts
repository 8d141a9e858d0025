import highsModule, { type Highs, type Model, type ModelData } from 'highs';
import { type Bounds, holds, type IntegerSystem } from './integer-system.ts';

/** Counts that fit, as good as they can be, or the finding that no counts fit. */
export type Optimum = { kind: 'point'; point: bigint[] } | { kind: 'none' };

/**
 * Smallest sum of these cells (largest with `cost` −1) within these bounds, which lie within the system's own. Whole
 * `weights` are 1 when left out.
 */
export type Goal = {
  cells: readonly number[];
  cost: 1 | -1;
  bounds: readonly Bounds[];
  weights?: readonly number[];
};
export type WholeSolver = {
  best: (goal: Goal) => Optimum;
  /** Gives its memory back, which nobody else does; the next question takes it again. */
  rest: () => void;
};

/** The solver gave no answer that stands up to exact arithmetic; who asked must not go on as if it had. */
export class Unproven extends Error {}

/** HiGHS works in doubles: two manners of solving, of which the second goes without presolve and is stricter. */
const manners = [
  { presolve: 'choose', mip_feasibility_tolerance: 1e-6 },
  { presolve: 'off', mip_feasibility_tolerance: 1e-9 },
] as const;
const always = {
  output_flag: false,
  mip_rel_gap: 0,
  /** In seconds, per question. */
  time_limit: 20,
  // Ten times the time of everything else together on systems of this size.
  mip_heuristic_run_feasibility_jump: false,
};
/** Beyond this a double no longer holds every whole number. */
const exactBelow = 2n ** 53n;

/** Its types describe the CommonJS file; the module that Node loads has the function itself as default. */
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loading: Promise<Highs> | undefined;

/**
 * Whole-number programming by HiGHS (Huangfu & Hall 2018; branch and cut). Every point is checked in exact arithmetic
 * and against the bound that was claimed; that there is none must be found in both manners.
 */
export async function openSolver(system: IntegerSystem): Promise<WholeSolver> {
  loading ??= loadHighs();
  const highs = await loading;
  const source = modelOf(highs, system);
  const models: (Model | undefined)[] = [];
  const answerIn = (manner: number, goal: Goal): Optimum | null => {
    const model = models[manner] ?? highs.createModel(source);
    models[manner] = model;
    model.options.set({ ...always, ...manners[manner] });
    return answerOf(highs, model, system, goal);
  };
  const bestOf = (goal: Goal): Optimum | null => {
    const first = answerIn(0, goal);
    if (first?.kind === 'point') return first;
    const second = answerIn(1, goal);
    return second?.kind === 'point' || first !== null ? second : null;
  };
  const rest = () => {
    for (const model of models.splice(0)) model?.dispose();
  };
  return { best: (goal) => provenBy(() => bestOf(goal), rest), rest };
}

function provenBy(answer: () => Optimum | null, rest: () => void): Optimum {
  let found: Optimum | null;
  try {
    found = answer();
  } catch (error) {
    // An instance that broke off, with all its memory, must not serve the next question.
    loading = undefined;
    throw new Unproven('The solver broke off.', { cause: error });
  }
  if (found !== null) return found;
  rest();
  throw new Unproven('The solver gave no answer that could be proved.');
}

function answerOf(highs: Highs, model: Model, system: IntegerSystem, goal: Goal): Optimum | null {
  setGoal(highs, model, system, goal);
  const { modelStatus } = model.run();
  if (modelStatus === highs.constants.modelStatus.infeasible) return { kind: 'none' };
  if (modelStatus !== highs.constants.modelStatus.optimal) return null;
  const steps = Array.from(model.getSolution().colValue, Math.round);
  if (!steps.every(Number.isSafeInteger)) return null;
  const point = steps.map((step, cell) => BigInt(step) + (system.cells[cell] as Bounds).lo);
  const reached = goal.cells.reduce((sum, cell, at) => sum + costOf(goal, at) * (steps[cell] as number), 0);
  const claimed = Number(model.info.get('mip_dual_bound'));
  const stands = Math.abs(reached - claimed) < 0.5 && holds({ ...system, cells: [...goal.bounds] }, point);
  return stands ? { kind: 'point', point } : null;
}

const costOf = ({ cost, weights }: Goal, at: number) => cost * (weights?.[at] ?? 1);

/** Cells are counted from their lowest value, which keeps the doubles small. */
function modelOf(highs: Highs, { cells, rows }: IntegerSystem): ModelData {
  const { infinity } = highs;
  const shifts = rows.map(({ cells: tied, coefs }) =>
    tied.reduce((sum, cell, at) => sum + (coefs[at] as bigint) * (cells[cell] as Bounds).lo, 0n),
  );
  const endOf = (end: bigint | null, at: number, open: number) =>
    end === null ? open : inDouble(end - (shifts[at] as bigint));
  return {
    numCols: cells.length,
    numRows: rows.length,
    colCost: cells.map(() => 0),
    colLower: cells.map(() => 0),
    colUpper: cells.map(({ lo, hi }) => (hi === null ? infinity : inDouble(hi - lo))),
    integrality: cells.map(() => highs.constants.variableType.integer),
    rowLower: rows.map(({ lo }, at) => endOf(lo, at, -infinity)),
    rowUpper: rows.map(({ hi }, at) => endOf(hi, at, infinity)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: cells.length,
      starts: startsOf(rows),
      indices: rows.flatMap((row) => row.cells),
      values: rows.flatMap((row) => row.coefs.map(inDouble)),
    },
  };
}

function startsOf(rows: IntegerSystem['rows']): number[] {
  let end = 0;
  return [0, ...rows.map((row) => (end += row.cells.length))];
}

function setGoal(highs: Highs, model: Model, { cells }: IntegerSystem, goal: Goal): void {
  const all = { kind: 'range', from: 0, to: cells.length - 1 } as const;
  const costs = cells.map(() => 0);
  for (const [at, cell] of goal.cells.entries()) costs[cell] = costOf(goal, at);
  const fromLowest = (end: bigint, cell: number) => inDouble(end - (cells[cell] as Bounds).lo);
  model.zeroAllClocks();
  model.changeColsCost(all, costs);
  model.changeColsBounds(
    all,
    goal.bounds.map(({ lo }, cell) => fromLowest(lo, cell)),
    goal.bounds.map(({ hi }, cell) => (hi === null ? highs.infinity : fromLowest(hi, cell))),
  );
}

function inDouble(value: bigint): number {
  if (value >= exactBelow || value <= -exactBelow) throw new Unproven('A number is too large to be exact.');
  return Number(value);
}

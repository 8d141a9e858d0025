import type { IntegerSystem, Row } from './integer-system.ts';
import type { ReleaseRow } from './release.schema.ts';
import type { ExposedYear } from './release-gate.ts';
import type { ReleaseModel } from './release-model.ts';
import { openSolver } from './whole-solver.ts';

/** What it costs to leave out a figure: the more people it speaks of, the more. */
const weights = { water: 2, municipality: 3, province: 5, region: 6 } as const;
/** A figure that was left out before is left out again where possible: a pattern that changes tells something. */
const changeOfPattern = 2;
/** So many exposed counts are helped at a time; what still shows afterwards comes in the next round. */
const atOnce = 8;

type Choice = { row: Row; figure: ReleaseRow };

/**
 * The figures to leave out of a year, as few and light as possible, so that each exposed count can be 0 again: one
 * mixed-integer programme with a witness of its own for every exposed count (Fischetti & Salazar 2001; the handbook on
 * statistical disclosure control, ch. 4). Only `removable` figures can go: what is published stays. Null: it cannot be.
 * @throws Unproven
 */
export async function protectRows(
  { model, exposed }: ExposedYear,
  removable: (figure: ReleaseRow) => boolean,
  wasProtected: (figure: ReleaseRow) => boolean,
): Promise<ReleaseRow[] | null> {
  const choices = [...model.published].flatMap(([row, figure]) =>
    removable(figure) ? [{ row, figure }] : [],
  );
  const system = protection(
    model,
    exposed.slice(0, atOnce).map(({ cell }) => cell),
    choices,
  );
  const solver = await openSolver(system);
  try {
    const answer = solver.best({
      cells: choices.map((_, at) => at),
      weights: choices.map(
        ({ figure }) => weights[figure.level] * (wasProtected(figure) ? 1 : changeOfPattern),
      ),
      cost: 1,
      bounds: system.cells,
    });
    if (answer.kind === 'none') return null;
    return choices.filter((_, at) => answer.point[at] === 1n).map(({ figure }) => figure);
  } finally {
    solver.rest();
  }
}

/** First a 0 or 1 for every choice (1: left out), then one copy of the model's cells per witness. */
function protection(
  model: ReleaseModel,
  witnesses: readonly number[],
  choices: readonly Choice[],
): IntegerSystem {
  const { cells, rows } = model.system;
  const most = 1000n + 2n * model.truth.reduce((sum, n) => sum + n, 0n);
  const places = new Map(choices.map(({ row }, at) => [row, at]));
  const copies = witnesses.map((witness, copy) => {
    const shift = choices.length + copy * cells.length;
    return {
      cells: cells.map((_, cell) => ({ lo: 0n, hi: cell === witness ? 0n : most })),
      rows: rows.flatMap((row) => {
        const own = { ...row, cells: row.cells.map((cell) => cell + shift) };
        const choice = places.get(row);
        return choice === undefined ? [own] : escapable(own, choice, most);
      }),
    };
  });
  return {
    cells: [...choices.map(() => ({ lo: 0n, hi: 1n })), ...copies.flatMap((copy) => copy.cells)],
    rows: copies.flatMap((copy) => copy.rows),
  };
}

/** A row that holds unless its choice is 1. */
function escapable({ cells, coefs, lo, hi }: Row, choice: number, most: bigint): Row[] {
  const widest = most * BigInt(cells.length);
  const escaping = (slack: bigint) => ({ cells: [...cells, choice], coefs: [...coefs, slack] });
  return [
    ...(lo === null || lo === 0n ? [] : [{ ...escaping(lo), lo, hi: null }]),
    ...(hi === null ? [] : [{ ...escaping(hi - widest), lo: null, hi }]),
  ];
}

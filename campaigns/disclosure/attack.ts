import type { AttackQuestion } from './attack.schema.ts';
import { cellEnds } from './cell-ends.ts';
import type { Bounds, IntegerSystem } from './integer-system.ts';
import type { Pause } from './part-ends.ts';
import { wholeRow } from './whole-row.ts';
import { Unproven } from './whole-solver.ts';

/** What an attacker can conclude about every cell; `max: null` has no end. */
export type Attack = {
  kind: 'answer';
  cells: { id: string; min: number; max: number | null }[];
  /** Cells of which exactly one value from 1 to 4 is left. */
  pinned: string[];
  safe: boolean;
};
/** `contradiction`: no counts fit what was published; `unproven`: the bounds could not be proved exactly. */
export type NoAttack = { kind: 'contradiction' | 'unproven' };

/**
 * The attacker: the exact smallest and largest whole number that every cell can still be, given all that is published,
 * by mixed-integer programming (Fischetti & Salazar 2001 call it auditing). Nothing is assumed beyond counts ≥ 0.
 */
export async function attack(
  question: AttackQuestion,
  pause: Pause = async () => {},
): Promise<Attack | NoAttack> {
  try {
    const ends = await cellEnds(systemOf(question), pause);
    if (ends === null) return { kind: 'contradiction' };
    const places = question.cells.map((_, cell) => cell);
    const [least, most] = [await ends.least(places), await ends.most(places)];
    return answerOf(question.cells, least.map(inDouble), most.map(inDouble));
  } catch (error) {
    if (error instanceof Unproven) return { kind: 'unproven' };
    throw error;
  }
}

function systemOf({ cells, sums }: AttackQuestion): IntegerSystem {
  const places = new Map(cells.map(({ id }, cell) => [id, cell]));
  return {
    cells: cells.map(boundsOf),
    rows: sums.map(({ cells: ids, coef, lo, hi }) =>
      wholeRow({
        cells: ids.map((id) => places.get(id) as number),
        coefs: coef ?? ids.map(() => 1),
        lo,
        hi,
      }),
    ),
  };
}

function boundsOf({ lo, hi }: AttackQuestion['cells'][number]): Bounds {
  return {
    lo: BigInt(Math.ceil(Math.max(lo ?? 0, 0))),
    hi: hi == null ? null : BigInt(Math.floor(hi)),
  };
}

function inDouble<End extends bigint | null>(end: End) {
  const value = end === null ? null : Number(end);
  if (value !== null && !Number.isSafeInteger(value))
    throw new Unproven('A number is too large to be exact.');
  return value as End extends null ? number | null : number;
}

function answerOf(cells: AttackQuestion['cells'], least: number[], most: (number | null)[]): Attack {
  const found = cells.map(({ id }, at) => ({ id, min: least[at] as number, max: most[at] as number | null }));
  const pinned = found.filter(({ min, max }) => min === max && min >= 1 && min <= 4).map(({ id }) => id);
  return { kind: 'answer', cells: found, pinned, safe: pinned.length === 0 };
}

import { z } from 'zod';

/** Whole numbers below this keep every step exact, and no count of reports comes near. */
const bound = z.number().min(-1e12).max(1e12);
const coefficient = z.number().min(-1e9).max(1e9);
const id = z.string().min(1).max(200);

/**
 * What `stats -- attack` reads: what has been published about counts that are whole numbers ≥ 0. `lo` and `hi` are
 * included; `null` or left out is open (a cell begins at 0 in any case). `coef` is 1 for every cell when left out.
 */
export const attackQuestion = z
  .strictObject({
    cells: z.array(z.strictObject({ id, lo: bound.nullish(), hi: bound.nullish() })).max(20_000),
    sums: z
      .array(
        z.strictObject({
          cells: z.array(id).max(20_000),
          coef: z.array(coefficient).optional(),
          lo: bound.nullish(),
          hi: bound.nullish(),
        }),
      )
      .max(50_000),
  })
  .superRefine(({ cells, sums }, context) => {
    const known = new Set<string>();
    for (const [at, { id, lo, hi }] of cells.entries()) {
      if (known.has(id)) refuse(['cells', at, 'id'], `${id} occurs twice`);
      known.add(id);
      if (isEmpty(lo, hi)) refuse(['cells', at, 'lo'], `${id} has a lo above its hi`);
    }
    for (const [at, { cells: ids, coef, lo, hi }] of sums.entries()) {
      const stranger = ids.find((id) => !known.has(id));
      if (stranger !== undefined) refuse(['sums', at, 'cells'], `${stranger} is no cell of this question`);
      if (new Set(ids).size < ids.length) refuse(['sums', at, 'cells'], 'a cell is named twice; use coef');
      if (coef !== undefined && coef.length !== ids.length)
        refuse(['sums', at, 'coef'], 'one coefficient is needed for every cell');
      if (isEmpty(lo, hi)) refuse(['sums', at, 'lo'], 'lo lies above hi');
    }

    function refuse(path: (string | number)[], message: string): void {
      context.addIssue({ code: 'custom', path, message });
    }
  });
export type AttackQuestion = z.output<typeof attackQuestion>;

const isEmpty = (lo: number | null | undefined, hi: number | null | undefined) =>
  typeof lo === 'number' && typeof hi === 'number' && lo > hi;

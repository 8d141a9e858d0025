import { type IntegerSystem, partsOf } from './integer-system.ts';
import { narrowBounds } from './narrow-bounds.ts';
import { type CellEnds, type Pause, partEnds } from './part-ends.ts';

/**
 * Exact ends of the cells of a system, or null when no counts fit it. Parts that no row ties together are solved apart.
 * @throws Unproven when the solver's answers do not stand
 */
export async function cellEnds(system: IntegerSystem, pause: Pause): Promise<CellEnds | null> {
  const narrowed = narrowBounds(system);
  if (narrowed === null) return null;
  const parts: { members: number[]; ends: CellEnds }[] = [];
  for (const { members, system: part } of partsOf({ cells: narrowed, rows: system.rows })) {
    const ends = await partEnds(part, pause);
    if (ends === null) return null;
    parts.push({ members, ends });
    await pause();
  }
  const ask = async <End>(side: 'least' | 'most', cells: readonly number[]): Promise<End[]> => {
    const answers = new Map<number, End>();
    const wanted = new Set(cells);
    for (const { members, ends } of parts) {
      const places = members.flatMap((cell, place) => (wanted.has(cell) ? [place] : []));
      const found = (await ends[side](places)) as End[];
      for (const [at, place] of places.entries()) answers.set(members[place] as number, found[at] as End);
    }
    return cells.map((cell) => answers.get(cell) as End);
  };
  return { least: (cells) => ask('least', cells), most: (cells) => ask('most', cells) };
}

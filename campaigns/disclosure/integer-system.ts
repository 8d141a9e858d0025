/** What a count can be, both included; `hi: null` has no end. Counts are whole numbers ≥ 0. */
export type Bounds = { lo: bigint; hi: bigint | null };

/** lo ≤ Σ coefs · cells ≤ hi, with cells by their place; `null` is open. */
export type Row = { cells: number[]; coefs: bigint[]; lo: bigint | null; hi: bigint | null };

/** Unknown counts and what is known about their sums. */
export type IntegerSystem = { cells: Bounds[]; rows: Row[] };

/** Whether these counts fit all that is known, in exact arithmetic: no answer of a solver counts without it. */
export function holds({ cells, rows }: IntegerSystem, point: readonly bigint[]): boolean {
  return (
    point.length === cells.length &&
    cells.every((bounds, cell) => within(point[cell] as bigint, bounds)) &&
    rows.every((row) => within(sumOf(row, point), row))
  );
}

export function sumOf({ cells, coefs }: Pick<Row, 'cells' | 'coefs'>, point: readonly bigint[]): bigint {
  return cells.reduce((sum, cell, at) => sum + (coefs[at] as bigint) * (point[cell] as bigint), 0n);
}

export const within = (value: bigint, { lo, hi }: { lo: bigint | null; hi: bigint | null }): boolean =>
  (lo === null || value >= lo) && (hi === null || value <= hi);

/** The parts that no row ties together: cells by their place in the whole, and the system of the part alone. */
export function partsOf({ cells, rows }: IntegerSystem): { members: number[]; system: IntegerSystem }[] {
  const leaders = cells.map((_, cell) => cell);
  const leaderOf = (cell: number): number => {
    let at = cell;
    while (leaders[at] !== at) {
      leaders[at] = leaders[leaders[at] as number] as number;
      at = leaders[at] as number;
    }
    return at;
  };
  for (const { cells: tied } of rows) {
    for (const cell of tied) leaders[leaderOf(cell)] = leaderOf(tied[0] as number);
  }
  const parts = Map.groupBy(leaders.keys(), leaderOf);
  const rowsBy = Map.groupBy(rows, (row) => (row.cells.length > 0 ? leaderOf(row.cells[0] as number) : -1));
  return [...parts].map(([leader, members]) => {
    const places = new Map(members.map((cell, place) => [cell, place]));
    const own = (rowsBy.get(leader) ?? []).map((row) => ({
      ...row,
      cells: row.cells.map((cell) => places.get(cell) as number),
    }));
    return { members, system: { cells: members.map((cell) => cells[cell] as Bounds), rows: own } };
  });
}

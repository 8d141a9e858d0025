import type { Row, Tables } from './read-tables.ts';
import { rowsByReport } from './rows-of-report.ts';

/** Fewer rows stand in some order by chance. */
const fewest = 30;
/** Of 30 rows in no order, one column in a hundred thousand comes this far. */
export const tellingLikeness = 0.7;

const collator = new Intl.Collator('en', { numeric: true });

/** As somebody sorts them: numbers and names with numbers upwards, ids by their bytes, seals by their length. */
function compareValues(one: unknown, other: unknown): number {
  const [left, right] = [one, other].map((value) => {
    if (!(value instanceof Uint8Array)) return value ?? '';
    return value.length > 64 ? value.length : Buffer.from(value).toString('hex');
  });
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(String(left), String(right));
}

/** Places from 0 in sorted order; equal values share the middle of their places. */
function ranksOf<Value>(values: readonly Value[], compare: (one: Value, other: Value) => number): number[] {
  const order = values
    .map((_value, at) => at)
    .sort((a, b) => compare(values[a] as Value, values[b] as Value));
  const ranks: number[] = [];
  for (let from = 0; from < order.length; ) {
    const same = (at: number) =>
      compare(values[order[from] as number] as Value, values[order[at] as number] as Value) === 0;
    let to = from;
    while (to + 1 < order.length && same(to + 1)) to += 1;
    for (let at = from; at <= to; at += 1) ranks[order[at] as number] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}

/** Spearman's rank correlation, with ties: 1 is the same order, -1 the reverse, 0 none or one value only. */
export function likeness(values: readonly unknown[], arrivals: readonly number[]): number {
  const [x, y] = [ranksOf(values, compareValues), ranksOf(arrivals, (one, other) => one - other)];
  const middle = (values.length - 1) / 2;
  const sum = (terms: (at: number) => number) =>
    values.reduce<number>((total, _value, at) => total + terms(at), 0);
  const [dx, dy] = [x, y].map((ranks) => (at: number) => (ranks[at] as number) - middle) as [
    (at: number) => number,
    (at: number) => number,
  ];
  const spread = Math.sqrt(sum((at) => dx(at) ** 2) * sum((at) => dy(at) ** 2));
  return spread === 0 ? 0 : sum((at) => dx(at) * dy(at)) / spread;
}

type Arrived = { row: Row; arrival: number };

/** All rows of a table, and those of each kind: of two roads one may number upwards. */
function kindsOf(rows: readonly Arrived[]): (readonly Arrived[])[] {
  const kinds = Object.keys(rows[0]?.row ?? {}).flatMap((column) => {
    const parts = Map.groupBy(rows, ({ row }) => String(row[column]));
    return parts.size > 1 && parts.size <= 4 ? [...parts.values()] : [];
  });
  return [rows, ...kinds].filter(({ length }) => length >= fewest);
}

/** Columns whose values rise or fall with the arrival of their reports. `ids`: of all reports, in order of arrival. */
export function columnsInOrder(tables: Tables, ids: readonly string[]): string[] {
  const byReport = rowsByReport(tables);
  const arrived = ids.flatMap((id, arrival) =>
    (byReport.get(id) ?? []).map(({ table, row }) => ({ table, row, arrival })),
  );
  const found = new Set<string>();
  for (const [table, rows] of Map.groupBy(arrived, ({ table }) => table)) {
    for (const kind of kindsOf(rows)) {
      const arrivals = kind.map(({ arrival }) => arrival);
      for (const column of Object.keys(kind[0]?.row ?? {})) {
        const values = kind.map(({ row }) => row[column]);
        if (Math.abs(likeness(values, arrivals)) >= tellingLikeness) found.add(`${table}.${column}`);
      }
    }
  }
  return [...found].sort();
}

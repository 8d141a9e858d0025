import { type Row, type Tables, telling } from './read-tables.ts';

type Found = { table: string; row: Row };

const hexOf = (value: unknown) => Buffer.from(value as Uint8Array).toString('hex');

/** Every row that belongs to a report, by its id (hex) or by that of its conversation, with the table that it stands in. */
export function rowsByReport(tables: Tables): Map<string, Found[]> {
  const rowsOf = new Map<string, Found[]>((tables.get('reports') ?? []).map(({ id }) => [hexOf(id), []]));
  const reportOf = new Map([...rowsOf.keys()].map((id) => [id, id]));
  for (const { lookup, report_id } of tables.get('threads') ?? [])
    reportOf.set(hexOf(lookup), hexOf(report_id));
  for (const [table, rows] of tables) {
    for (const row of rows) {
      const ids = Object.values(row).map((value) => reportOf.get(telling(value) ?? ''));
      const id = ids.find((each) => each !== undefined);
      if (id !== undefined) rowsOf.get(id)?.push({ table, row });
    }
  }
  return rowsOf;
}

const road = ['state', 'attempts', 'next_at', 'settled_week'].map((column) => `deliveries.${column}`);
const stoodBefore = ['reports.area_code', 'audit_log.number', ...road];

/**
 * What the rows of a report look like beside those of another: ids, hashes and seals by their length, all else as it is
 * but for what no look of a reporter changes: the place of the find, the number of an entry in the audit log, and how far
 * the hub has come with each road.
 */
export function looksOf(tables: Tables, id: string): string[] {
  const looks = (rowsByReport(tables).get(id) ?? []).map(({ table, row }) => {
    const columns = Object.entries(row).filter(([column]) => !stoodBefore.includes(`${table}.${column}`));
    const shapes = columns.map(([column, value]) => {
      const told = telling(value);
      return `${column}=${told === null ? value : `(${told.length})`}`;
    });
    return `${table} ${shapes.join(' ')}`;
  });
  return looks.sort();
}

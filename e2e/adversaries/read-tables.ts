import { DatabaseSync } from 'node:sqlite';
import { databaseIn } from './copies.ts';

export type Row = Record<string, unknown>;
export type Tables = Map<string, Row[]>;

/** Every table of a copy, as anybody reads it who knows SQLite. */
export const readTables = (folder: string): Tables => tablesIn(databaseIn(folder));

export function tablesIn(file: string): Tables {
  const database = new DatabaseSync(file, { readOnly: true });
  const names = database.prepare(`select name from sqlite_schema where type = 'table'`).all() as {
    name: string;
  }[];
  const tables = new Map(
    names.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all() as Row[]]),
  );
  database.close();
  return tables;
}

/** A value as hex when it is bytes; null when it is too short or too common to name one thing. */
export function telling(value: unknown): string | null {
  if (value instanceof Uint8Array) return value.length >= 8 ? Buffer.from(value).toString('hex') : null;
  const isWord = typeof value === 'string' && /^[a-z-]*$/.test(value);
  return typeof value === 'string' && value.length >= 16 && !isWord ? value : null;
}

/** Names and tokens of staff, which say which colleague did something and nothing of a reporter. */
function ofStaff(tables: Tables): Set<string> {
  const rows = tables.get('staff_tokens') ?? [];
  return new Set(rows.flatMap(({ id, name }) => [telling(id) ?? '', telling(name) ?? '']));
}

/** Every telling value but those of staff, with the columns that it stands in. */
export function columnsOfValues(tables: Tables): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const staff = ofStaff(tables);
  for (const [table, rows] of tables) {
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const told = telling(value);
        if (told !== null && !staff.has(told))
          found.set(told, (found.get(told) ?? new Set()).add(`${table}.${column}`));
      }
    }
  }
  return found;
}

/** Columns that can be joined, since they share a value: each group once, sorted. */
export function joinsBetween(tables: Tables): string[][] {
  const groups: Set<string>[] = [];
  for (const columns of columnsOfValues(tables).values()) {
    const touching = groups.filter((group) => [...columns].some((column) => group.has(column)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...columns, ...touching.flatMap((group) => [...group])]));
  }
  return groups
    .filter((group) => group.size > 1)
    .map((group) => [...group].sort())
    .sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1));
}

import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from '#api/storage/migrations/migrations.ts';

/** Why a file is no backup that this version can restore. */
export type BackupFault = 'missing' | 'not-a-backup' | 'damaged' | 'newer';
export type Inspected =
  | { kind: 'sound'; migration: string; rows: Record<string, number> }
  | { kind: 'refused'; code: BackupFault };

/** Reads a backup whole: every page, every reference, and how many rows each table has. Changes nothing. */
export function inspectBackup(path: string): Inspected {
  if (!existsSync(path)) return { kind: 'refused', code: 'missing' };
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    return inspectOpen(file);
  } catch (error) {
    // Only SQLite's own words about the file; anything else is a fault of ours.
    if ((error as { code?: string }).code !== 'ERR_SQLITE_ERROR') throw error;
    return { kind: 'refused', code: isCorrupt(error) ? 'damaged' : 'not-a-backup' };
  } finally {
    file.close();
  }
}

const sqliteCorrupt = 11;
const isCorrupt = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === sqliteCorrupt;

function inspectOpen(file: DatabaseSync): Inspected {
  const migration = String(file.prepare('select max(name) as name from kysely_migration').get()?.name);
  const integrity = file.prepare('pragma integrity_check').all();
  const dangling = file.prepare('pragma foreign_key_check').all();
  if (integrity.length !== 1 || integrity[0]?.integrity_check !== 'ok' || dangling.length > 0)
    return { kind: 'refused', code: 'damaged' };
  if (!(migration in migrations('sqlite'))) return { kind: 'refused', code: 'newer' };
  const tables = file
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'kysely_%' order by name")
    .all()
    .map(({ name }) => String(name));
  const rows = tables.map((name): [string, number] => [
    name,
    Number(file.prepare(`select count(*) as n from "${name}"`).get()?.n),
  ]);
  return { kind: 'sound', migration, rows: Object.fromEntries(rows) };
}

/** Whether this version's own tables are all in it, so that its sums can be made as it is. */
export const isLatest = (migration: string) => Object.keys(migrations('sqlite')).at(-1) === migration;

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** Layers of indicators that staff added, what was decided about them and how much they count. */
export function indicators(dialect: Dialect): Migration {
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const made = 'made_by TEXT NOT NULL, made_by_name TEXT NOT NULL, made_on TEXT NOT NULL';
  const statements = [
    `CREATE TABLE indicator_versions (
      name TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      layer TEXT NOT NULL,
      ${made},
      PRIMARY KEY (name, version)
    ) ${options}`,
    `CREATE TABLE indicator_decisions (
      name TEXT NOT NULL,
      version INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      kind TEXT NOT NULL,
      role TEXT NOT NULL,
      reason TEXT NOT NULL,
      ${made},
      PRIMARY KEY (name, version, sha256, kind)
    ) ${options}`,
    `CREATE TABLE indicator_weights (
      name TEXT NOT NULL,
      number INTEGER NOT NULL,
      weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 5),
      reason TEXT NOT NULL,
      ${made},
      PRIMARY KEY (name, number)
    ) ${options}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

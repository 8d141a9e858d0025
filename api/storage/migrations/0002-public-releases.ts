import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** What was published, the counts that it was made from, and what the gate refused. */
export function publicReleases(dialect: Dialect): Migration {
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE public_releases (
      version INTEGER PRIMARY KEY CHECK (version > 0),
      quarter TEXT NOT NULL UNIQUE,
      published_on TEXT NOT NULL,
      body TEXT NOT NULL,
      sha256 TEXT NOT NULL
    ) ${options}`,
    `CREATE TABLE release_counts (
      quarter TEXT NOT NULL,
      place TEXT NOT NULL,
      phenomenon TEXT NOT NULL,
      n INTEGER NOT NULL CHECK (n >= 0),
      PRIMARY KEY (quarter, place, phenomenon)
    ) ${options}`,
    `CREATE TABLE release_refusals (
      quarter TEXT PRIMARY KEY,
      reason TEXT NOT NULL,
      first_on TEXT NOT NULL,
      last_on TEXT NOT NULL
    ) ${options}`,
    ...['public_releases', 'release_counts'].flatMap((table) => unchangeable(table, dialect)),
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

/** Published is published: not even a mistake in our own code, or a hand at the console, changes or removes a row. */
function unchangeable(table: string, dialect: Dialect): string[] {
  const words = `${table} is never changed`;
  if (dialect === 'sqlite') {
    return ['UPDATE', 'DELETE'].map(
      (change) =>
        `CREATE TRIGGER ${table}_${change.toLowerCase()} BEFORE ${change} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${words}'); END`,
    );
  }
  return [
    `CREATE FUNCTION ${table}_stay() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION '${words}'; END $$`,
    `CREATE TRIGGER ${table}_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION ${table}_stay()`,
  ];
}

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/**
 * What staff pass on of a report, in their own words: a row and a key apart from the original. A version is never
 * changed, only followed by the next one; when the content of the report goes, every seal is emptied, and the row stays:
 * a later recall must still know whom to tell.
 */
export function forwardedTexts(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE forwarded_texts (
      report_id ${bytes} NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      receiver TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      by_role TEXT NOT NULL,
      week TEXT NOT NULL,
      key_id TEXT NOT NULL,
      sealed ${bytes} NOT NULL,
      PRIMARY KEY (report_id, receiver, version)
    ) ${options}`,
    ...neverChanged(dialect),
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

function neverChanged(dialect: Dialect): string[] {
  const words = 'forwarded_texts is never changed';
  if (dialect === 'sqlite') {
    return [
      `CREATE TRIGGER forwarded_texts_update BEFORE UPDATE ON forwarded_texts WHEN length(NEW.sealed) > 0
       BEGIN SELECT RAISE(ABORT, '${words}'); END`,
    ];
  }
  return [
    `CREATE FUNCTION forwarded_texts_stay() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION '${words}'; END $$`,
    `CREATE TRIGGER forwarded_texts_stay BEFORE UPDATE ON forwarded_texts
     FOR EACH ROW WHEN (length(NEW.sealed) > 0) EXECUTE FUNCTION forwarded_texts_stay()`,
  ];
}

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** Which reports are our own: they are in no counter, and this outlives what is forgotten of them. */
export function canaries(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  return {
    up: async (db: Kysely<unknown>) => {
      await sql
        .raw(
          `CREATE TABLE canaries (
            report_id ${bytes} PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
            week TEXT NOT NULL UNIQUE,
            made_on TEXT NOT NULL,
            confirmed_on TEXT,
            word_hash ${bytes} NOT NULL
          ) ${options}`,
        )
        .execute(db);
    },
  };
}

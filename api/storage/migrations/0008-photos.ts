import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** Photos of a report, each a seal of its own, and where a report was sealed. */
export function photos(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE photos (
      id ${bytes} PRIMARY KEY,
      report_id ${bytes} NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      size_bucket INTEGER NOT NULL,
      sealed ${bytes} NOT NULL
    ) ${options}`,
    `CREATE INDEX photos_by_report ON photos (report_id)`,
    `ALTER TABLE reports ADD COLUMN sealed_in TEXT NOT NULL DEFAULT 'server'`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/**
 * A thread is found by a key that follows from the receipt (and the pepper), so that a copy of the database joins no
 * receipt to a report. Weeks only; ids are random.
 */
export function followUp(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE threads (
      lookup ${bytes} PRIMARY KEY,
      report_id ${bytes} NOT NULL UNIQUE REFERENCES reports (id) ON DELETE CASCADE,
      reply_recipient TEXT NOT NULL
    ) ${options}`,
    `CREATE TABLE messages (
      id TEXT PRIMARY KEY,
      lookup ${bytes} NOT NULL REFERENCES threads (lookup) ON DELETE CASCADE,
      direction TEXT NOT NULL CHECK (direction IN ('to-reporter', 'to-hub')),
      kind TEXT NOT NULL,
      answers TEXT REFERENCES messages (id) ON DELETE CASCADE,
      written_week TEXT NOT NULL,
      read_week TEXT,
      expires_week TEXT NOT NULL,
      sealed_for_reporter ${bytes} NOT NULL,
      sealed_for_hub ${bytes} NOT NULL
    ) ${options}`,
    `CREATE INDEX messages_by_thread ON messages (lookup)`,
    `CREATE INDEX messages_by_end ON messages (expires_week)`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

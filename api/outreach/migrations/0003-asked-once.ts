import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '#api/storage/database.ts';

/** One mail a day for an address that somebody types, whatever the list: the day stands apart from its readers. */
export function askedOnce(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE asked (address_mark ${bytes} PRIMARY KEY, day TEXT NOT NULL) ${options}`,
    'ALTER TABLE subscribers DROP COLUMN asked_on',
    'ALTER TABLE subscribers DROP COLUMN asked_times',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

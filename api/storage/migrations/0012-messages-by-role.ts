import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which role wrote a message to a reporter, and one answer at most to each question. */
export function messagesByRole(): Migration {
  const statements = [
    `ALTER TABLE messages ADD COLUMN by_role TEXT NOT NULL DEFAULT ''`,
    `CREATE UNIQUE INDEX messages_one_answer ON messages (answers)`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

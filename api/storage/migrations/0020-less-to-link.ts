import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/**
 * What could link one row to another goes from rows of before as well: the hub's own reference and the number of tries,
 * which tell the order of arrival, and that somebody read a reward. Why somebody looked outside their region gets a place
 * of its own, from which it can be deleted.
 */
export function lessToLink(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    ...['deliveries', 'notices'].map(
      (table) => `UPDATE ${table}
        SET hub_reference = NULL, attempts = CASE WHEN state = 'delivered' THEN 0 ELSE attempts END
        WHERE hub_reference IS NOT NULL OR (state = 'delivered' AND attempts > 0)`,
    ),
    "UPDATE messages SET read_week = NULL WHERE kind = 'reward' AND read_week IS NOT NULL",
    `CREATE TABLE opening_reasons (
      number INTEGER PRIMARY KEY,
      salt ${bytes} NOT NULL,
      reason TEXT NOT NULL
    ) ${options}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

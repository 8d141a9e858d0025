import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/**
 * Withdrawals on their way to whoever may hold a recalled report, in the shape of deliveries; who asked for a recall;
 * who ordered a deletion; and what became of the content of each report.
 */
export function notices(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const bigint = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE notices (
      id TEXT PRIMARY KEY,
      report_id ${bytes} NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      destination TEXT NOT NULL,
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      next_at ${bigint},
      lease_until ${bigint},
      lease_holder TEXT,
      hub_reference TEXT,
      settled_week TEXT,
      made_week TEXT NOT NULL,
      UNIQUE (report_id, destination)
    ) ${options}`,
    `CREATE INDEX notices_unsettled ON notices (next_at, id) WHERE state <> 'delivered'`,
    `CREATE TABLE recall_requests (
      report_id ${bytes} PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
      asked_by TEXT NOT NULL,
      asked_role TEXT NOT NULL,
      asked_week TEXT NOT NULL,
      sealed_reason ${bytes} NOT NULL
    ) ${options}`,
    `CREATE TABLE deletion_orders (
      id TEXT PRIMARY KEY,
      ordered_on TEXT NOT NULL,
      first_person TEXT NOT NULL,
      second_person TEXT NOT NULL,
      reports INTEGER NOT NULL,
      CHECK (first_person <> second_person)
    ) ${options}`,
    `ALTER TABLE reports ADD COLUMN forgotten TEXT NOT NULL DEFAULT ''`,
    `CREATE INDEX reports_not_forgotten ON reports (state, id) WHERE forgotten = ''`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The report of the watch comes and goes every few minutes: it must be found without a look at all others, and what could
 * hang on a report must be found by the report when its row is deleted.
 */
export function watch(): Migration {
  const statements = [
    "CREATE INDEX reports_of_watch ON reports (id) WHERE flag = 'watch'",
    'CREATE INDEX intake_history_by_report ON intake_history (report_id)',
    'CREATE INDEX notices_by_report ON notices (report_id)',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

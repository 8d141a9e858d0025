import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which reports were ever usable or a case: asked by the effect of a campaign, over years of history. */
export function historyByState(): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await sql`CREATE INDEX intake_history_by_state ON intake_history (to_state, report_id)`.execute(db);
    },
  };
}

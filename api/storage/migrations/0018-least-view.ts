import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** Why somebody looked outside their region, in the audit log; and who agreed that a version of an export leaves. */
export function leastView(dialect: Dialect): Migration {
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    "ALTER TABLE audit_log ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
    `CREATE TABLE export_approvals (
      export_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      approved_by TEXT NOT NULL,
      approved_by_name TEXT NOT NULL,
      approved_on TEXT NOT NULL,
      PRIMARY KEY (export_id, version),
      FOREIGN KEY (export_id, version) REFERENCES export_versions (export_id, version) ON DELETE CASCADE
    ) ${options}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/**
 * No table of reports has a timestamp, an autoincrement or a rowid: order and moment of arrival are not stored.
 * The same statements serve both engines; only the binary type and SQLite's table options differ.
 */
export function firstHouse(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const bigint = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE reports (
      id ${bytes} PRIMARY KEY,
      content_tag ${bytes},
      tag_generation INTEGER NOT NULL,
      area_code TEXT NOT NULL,
      phenomenon TEXT NOT NULL,
      received_week TEXT NOT NULL,
      language TEXT NOT NULL,
      campaign TEXT NOT NULL,
      size_bucket INTEGER NOT NULL,
      flag TEXT NOT NULL,
      state TEXT NOT NULL,
      key_id TEXT NOT NULL,
      sealed ${bytes} NOT NULL
    ) ${options}`,
    `CREATE INDEX reports_by_week ON reports (received_week DESC, id)`,
    `CREATE INDEX reports_by_state ON reports (state, received_week DESC, id)`,
    `CREATE TABLE report_counts (
      area_code TEXT NOT NULL,
      period TEXT NOT NULL,
      phenomenon TEXT NOT NULL,
      state_group TEXT NOT NULL,
      campaign TEXT NOT NULL,
      n INTEGER NOT NULL CHECK (n >= 0),
      PRIMARY KEY (period, area_code, phenomenon, state_group, campaign)
    ) ${options}`,
    `CREATE TABLE deliveries (
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
      UNIQUE (report_id, destination)
    ) ${options}`,
    `CREATE INDEX deliveries_unsettled ON deliveries (next_at, id) WHERE state <> 'delivered'`,
    `CREATE TABLE staff_tokens (
      id TEXT PRIMARY KEY,
      role TEXT NOT NULL,
      name TEXT NOT NULL,
      region TEXT,
      token_hash ${bytes} NOT NULL UNIQUE,
      revoked INTEGER NOT NULL
    ) ${options}`,
    `CREATE TABLE staff_sessions (
      id_hash ${bytes} PRIMARY KEY,
      token_id TEXT NOT NULL REFERENCES staff_tokens (id) ON DELETE CASCADE,
      csrf TEXT NOT NULL,
      started_at ${bigint} NOT NULL,
      seen_at ${bigint} NOT NULL
    ) ${options}`,
    `CREATE TABLE intake_history (
      id TEXT PRIMARY KEY,
      report_id ${bytes} NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      from_state TEXT NOT NULL,
      to_state TEXT NOT NULL,
      sealed_reason ${bytes} NOT NULL,
      by_role TEXT NOT NULL,
      week TEXT NOT NULL
    ) ${options}`,
    `CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) ${options}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

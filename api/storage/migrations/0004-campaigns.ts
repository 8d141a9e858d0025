import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** Campaigns, their versions and what staff write down about them. Nothing here points at a report. */
export function campaigns(dialect: Dialect): Migration {
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const belongs = 'campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE';
  const statements = [
    `CREATE TABLE campaigns (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL,
      version INTEGER NOT NULL,
      approved_version INTEGER,
      made_on TEXT NOT NULL,
      withdrawn_on TEXT,
      withdrawn_by_name TEXT,
      withdrawn_reason TEXT
    ) ${options}`,
    `CREATE TABLE campaign_versions (
      ${belongs},
      version INTEGER NOT NULL,
      plan TEXT NOT NULL,
      frozen TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_by_name TEXT NOT NULL,
      made_on TEXT NOT NULL,
      approved_by TEXT,
      approved_by_name TEXT,
      approved_on TEXT,
      PRIMARY KEY (campaign_id, version),
      CHECK (approved_by IS NULL OR approved_by <> made_by)
    ) ${options}`,
    `CREATE TABLE campaign_confounders (
      id TEXT PRIMARY KEY,
      ${belongs},
      kind TEXT NOT NULL,
      from_day TEXT NOT NULL,
      to_day TEXT NOT NULL,
      note TEXT NOT NULL,
      by_name TEXT NOT NULL,
      made_on TEXT NOT NULL
    ) ${options}`,
    `CREATE TABLE campaign_checks (
      id TEXT PRIMARY KEY,
      ${belongs},
      area_code TEXT NOT NULL,
      kind TEXT NOT NULL,
      planned_week TEXT NOT NULL,
      visited INTEGER CHECK (visited >= 0),
      found INTEGER CHECK (found >= 0 AND found <= visited),
      by_name TEXT NOT NULL
    ) ${options}`,
    `CREATE TABLE campaign_surveys (
      id TEXT PRIMARY KEY,
      ${belongs},
      wave TEXT NOT NULL,
      held_on TEXT NOT NULL,
      respondents INTEGER NOT NULL CHECK (respondents > 0),
      suspected INTEGER NOT NULL CHECK (suspected >= 0 AND suspected <= respondents),
      reported INTEGER NOT NULL CHECK (reported >= 0 AND reported <= suspected),
      source TEXT NOT NULL,
      by_name TEXT NOT NULL
    ) ${options}`,
    `CREATE TABLE campaign_lots (
      id TEXT PRIMARY KEY,
      seed INTEGER NOT NULL,
      eligible TEXT NOT NULL,
      places INTEGER NOT NULL,
      drawn TEXT,
      reason TEXT NOT NULL,
      by_name TEXT NOT NULL,
      made_on TEXT NOT NULL
    ) ${options}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

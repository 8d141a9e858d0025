import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** Saved exports of published figures, their versions and files, and who took them. Nothing here points at a report. */
export function exports(dialect: Dialect): Migration {
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const made = 'made_by TEXT NOT NULL, made_by_name TEXT NOT NULL, made_on TEXT NOT NULL';
  const ofVersion =
    'FOREIGN KEY (export_id, version) REFERENCES export_versions (export_id, version) ON DELETE CASCADE';
  const statements = [
    `CREATE TABLE exports (
      id TEXT PRIMARY KEY,
      question TEXT NOT NULL,
      filters TEXT NOT NULL,
      ends_on TEXT NOT NULL,
      ${made}
    ) ${options}`,
    `CREATE TABLE export_versions (
      export_id TEXT NOT NULL REFERENCES exports (id) ON DELETE CASCADE,
      version INTEGER NOT NULL CHECK (version > 0),
      release_version INTEGER NOT NULL,
      release_sha256 TEXT NOT NULL,
      figures INTEGER NOT NULL CHECK (figures > 0),
      ${made},
      PRIMARY KEY (export_id, version)
    ) ${options}`,
    `CREATE TABLE export_files (
      export_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      format TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      body TEXT,
      PRIMARY KEY (export_id, version, format),
      ${ofVersion}
    ) ${options}`,
    `CREATE TABLE export_downloads (
      export_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      format TEXT NOT NULL,
      token_id TEXT NOT NULL,
      by_name TEXT NOT NULL,
      day TEXT NOT NULL,
      times INTEGER NOT NULL CHECK (times > 0),
      PRIMARY KEY (export_id, version, format, token_id, day),
      ${ofVersion}
    ) ${options}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '#api/storage/database.ts';

/** Readers, newsletters and the mails that are on their way. Ids are random: no row tells when somebody came. */
export function newsletter(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const big = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE subscribers (
      id ${bytes} PRIMARY KEY,
      list TEXT NOT NULL,
      language TEXT NOT NULL,
      address_mark ${bytes} NOT NULL UNIQUE,
      sealed ${bytes} NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed')),
      confirm_mark ${bytes} NOT NULL UNIQUE,
      leave_mark ${bytes} NOT NULL UNIQUE,
      asked_on TEXT NOT NULL,
      asked_times INTEGER NOT NULL,
      expires_on TEXT NOT NULL,
      soft_bounces INTEGER NOT NULL,
      CHECK (state = 'confirmed' OR expires_on <> '')
    ) ${options}`,
    'CREATE INDEX subscribers_lists ON subscribers (list, language, state)',
    `CREATE TABLE blocked (
      address_mark ${bytes} PRIMARY KEY,
      reason TEXT NOT NULL CHECK (reason IN ('bounce', 'complaint')),
      until_day TEXT NOT NULL
    ) ${options}`,
    `CREATE TABLE newsletters (
      id TEXT PRIMARY KEY,
      list TEXT NOT NULL,
      language TEXT NOT NULL,
      subject TEXT NOT NULL,
      markdown TEXT NOT NULL,
      version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK
        (state IN ('draft', 'planned', 'scheduled', 'sending', 'paused', 'held', 'done', 'cancelled')),
      made_by ${bytes} NOT NULL,
      made_by_name ${bytes} NOT NULL,
      made_on TEXT NOT NULL,
      approved_by ${bytes},
      approved_by_name ${bytes},
      approved_on TEXT NOT NULL,
      send_at ${big},
      filled INTEGER NOT NULL,
      CHECK (state IN ('draft', 'planned', 'cancelled') OR approved_by IS NOT NULL)
    ) ${options}`,
    `CREATE TABLE outgoing (
      id ${bytes} PRIMARY KEY,
      newsletter_id TEXT REFERENCES newsletters (id),
      subscriber_id ${bytes} REFERENCES subscribers (id) ON DELETE SET NULL,
      kind TEXT NOT NULL CHECK (kind IN ('newsletter', 'confirm', 'known', 'test')),
      sealed ${bytes} NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'soft', 'hard')),
      attempts INTEGER NOT NULL,
      next_at ${big} NOT NULL,
      lease_until ${big} NOT NULL,
      holder TEXT NOT NULL,
      settled_on TEXT NOT NULL,
      UNIQUE (newsletter_id, subscriber_id)
    ) ${options}`,
    'CREATE INDEX outgoing_due ON outgoing (state, kind, next_at)',
    'CREATE INDEX outgoing_of_newsletter ON outgoing (newsletter_id, state, next_at)',
    'CREATE INDEX outgoing_holders ON outgoing (holder)',
    'CREATE INDEX outgoing_readers ON outgoing (subscriber_id)',
    `CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) ${options}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

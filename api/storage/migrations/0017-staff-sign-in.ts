import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** How people at the desk sign in: passkeys, their name at an identity provider, and what leads to those. */
export function staffSignIn(dialect: Dialect): Migration {
  const [bytes, bigint] = dialect === 'sqlite' ? ['BLOB', 'INTEGER'] : ['BYTEA', 'BIGINT'];
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const member = 'TEXT NOT NULL REFERENCES staff_tokens (id) ON DELETE CASCADE';
  const statements = [
    `CREATE TABLE staff_passkeys (
      id TEXT PRIMARY KEY,
      member_id ${member},
      credential_id ${bytes} NOT NULL UNIQUE,
      public_key ${bytes} NOT NULL,
      counter ${bigint} NOT NULL CHECK (counter >= 0),
      transports TEXT NOT NULL,
      label TEXT NOT NULL,
      synced INTEGER NOT NULL,
      added_on TEXT NOT NULL,
      used_on TEXT NOT NULL
    ) ${options}`,
    'CREATE INDEX staff_passkeys_of ON staff_passkeys (member_id)',
    `CREATE TABLE staff_invitations (
      code_hash ${bytes} PRIMARY KEY,
      member_id ${member},
      good_until ${bigint} NOT NULL
    ) ${options}`,
    `CREATE TABLE staff_subjects (
      issuer TEXT NOT NULL,
      subject TEXT NOT NULL,
      member_id ${member},
      PRIMARY KEY (issuer, subject)
    ) ${options}`,
    `CREATE TABLE staff_challenges (
      cookie_hash ${bytes} PRIMARY KEY,
      kind TEXT NOT NULL,
      content TEXT NOT NULL,
      good_until ${bigint} NOT NULL
    ) ${options}`,
    'CREATE INDEX staff_challenges_until ON staff_challenges (good_until)',
    `ALTER TABLE staff_sessions ADD COLUMN began_with TEXT NOT NULL DEFAULT 'token'`,
    `ALTER TABLE staff_sessions ADD COLUMN confirmed_at ${bigint} NOT NULL DEFAULT 0`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/**
 * Rewards at two desks that do not know each other: what the hub decides hangs on a report, what the claim desk pays
 * hangs on the hash of a code. No key leads from one to the other, and neither refers to the tokens of staff, which both
 * would share.
 */
export function rewards(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE reward_decisions (
      report_id ${bytes} PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'issued', 'refused')),
      amount_class TEXT NOT NULL,
      proposed_by TEXT NOT NULL,
      proposed_by_name TEXT NOT NULL,
      decided_by TEXT NOT NULL,
      decided_by_name TEXT NOT NULL,
      sealed ${bytes} NOT NULL,
      CHECK (state <> 'issued' OR amount_class = '')
    ) ${options}`,
    `CREATE TABLE reward_claims (
      code_hash ${bytes} PRIMARY KEY,
      amount_class TEXT NOT NULL,
      issued_week TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'claimed', 'paid', 'expired')),
      claimed_by TEXT NOT NULL,
      claimed_by_name TEXT NOT NULL
    ) ${options}`,
    `CREATE TABLE reward_ledger (
      id TEXT PRIMARY KEY,
      week TEXT NOT NULL,
      amount_class TEXT NOT NULL,
      event TEXT NOT NULL CHECK (event IN ('issued', 'claimed', 'paid', 'expired')),
      by_token TEXT NOT NULL,
      by_name TEXT NOT NULL
    ) ${options}`,
    ...onlyAdded(dialect),
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

/** Books are only added to: not even a hand at the console changes or removes an entry. */
function onlyAdded(dialect: Dialect): string[] {
  const words = 'reward_ledger is never changed';
  if (dialect === 'sqlite') {
    return ['UPDATE', 'DELETE'].map(
      (change) =>
        `CREATE TRIGGER reward_ledger_${change.toLowerCase()} BEFORE ${change} ON reward_ledger
         BEGIN SELECT RAISE(ABORT, '${words}'); END`,
    );
  }
  return [
    `CREATE FUNCTION reward_ledger_stay() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION '${words}'; END $$`,
    `CREATE TRIGGER reward_ledger_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON reward_ledger
     FOR EACH STATEMENT EXECUTE FUNCTION reward_ledger_stay()`,
  ];
}

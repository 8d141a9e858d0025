import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';

/** What staff did, in the order in which they did it: each row holds the hash of the one before. */
export function auditLog(dialect: Dialect): Migration {
  const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
  const options = dialect === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '';
  const statements = [
    `CREATE TABLE audit_log (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      day TEXT NOT NULL,
      token_id TEXT NOT NULL,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL,
      shown INTEGER NOT NULL CHECK (shown >= 0),
      previous ${bytes} NOT NULL UNIQUE,
      hash ${bytes} NOT NULL UNIQUE
    ) ${options}`,
    'CREATE INDEX audit_log_days ON audit_log (day, name)',
    ...onlyAdded(dialect),
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

/** Not even a hand at the console changes or removes an entry without taking the lock off first. */
function onlyAdded(dialect: Dialect): string[] {
  const words = 'audit_log is never changed';
  if (dialect === 'sqlite') {
    return [
      ...['UPDATE', 'DELETE'].map(
        (change) =>
          `CREATE TRIGGER audit_log_${change.toLowerCase()} BEFORE ${change} ON audit_log
           BEGIN SELECT RAISE(ABORT, '${words}'); END`,
      ),
      // INSERT OR REPLACE deletes without a trigger: https://www.sqlite.org/lang_conflict.html
      `CREATE TRIGGER audit_log_insert BEFORE INSERT ON audit_log
       WHEN NEW.number <= (SELECT coalesce(max(number), 0) FROM audit_log)
         OR EXISTS (SELECT 1 FROM audit_log WHERE hash = NEW.hash OR previous = NEW.previous)
       BEGIN SELECT RAISE(ABORT, '${words}'); END`,
    ];
  }
  return [
    `CREATE FUNCTION audit_log_stay() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION '${words}'; END $$`,
    `CREATE TRIGGER audit_log_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
     FOR EACH STATEMENT EXECUTE FUNCTION audit_log_stay()`,
  ];
}

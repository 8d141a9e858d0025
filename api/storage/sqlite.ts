import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Database, Tables } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { scrubSqlite } from './sqlite-scrub.ts';

const busyTimeoutMs = 10_000;
const sqliteBusy = 5;

/** What must hold on every connection; read back after setting, since a build option can overrule a pragma. */
const pragmas: [name: string, set: string, readBack: string | number][] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
];

/** Opens (and makes) a SQLite file. @throws when a durability or privacy pragma does not hold */
export function openSqlite<Stored = Tables>(file: string): Database<Stored> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const connection = new DatabaseSync(file, { timeout: busyTimeoutMs });
  for (const [name, set] of pragmas) whenFree(() => connection.exec(`PRAGMA ${name} = ${set}`));
  for (const [name, , readBack] of pragmas) {
    const value = Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    if (value !== readBack) throw new Error(`SQLite refused ${name}: it is ${value}, not ${readBack}`);
  }
  const store = new Kysely<Stored>({
    dialect: new TransactionalSqliteDialect({ database: kyselyConnection(connection) }),
  });
  return {
    dialect: 'sqlite',
    store,
    commit: groupCommit(store),
    scrub: () => scrubSqlite(store, file, busyTimeoutMs),
    close: () => store.destroy(),
  };
}

/**
 * Several processes may make the file together, and SQLite's own wait does not cover the change to WAL.
 * https://www.sqlite.org/wal.html (the switch needs the file for itself)
 */
function whenFree(change: () => void): void {
  const giveUpAt = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      change();
      return;
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== sqliteBusy || performance.now() > giveUpAt) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/**
 * SQLite rolls DDL back like anything else (https://www.sqlite.org/lang_transaction.html), which Kysely does not count
 * on: with it a migration is whole or not there, and processes that start together wait for each other.
 */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** The texts that come again and again; a list of ids makes a text of its own and is not worth keeping. */
const mostPrepared = 200;

const nothingToDo = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

/**
 * node:sqlite in the shape that Kysely expects. Kysely's own driver holds one connection behind a mutex.
 * Transactions begin IMMEDIATE: a second process must wait for the lock at the start, not fail half-way.
 */
function kyselyConnection(connection: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => connection.close(),
    prepare: (sql) => {
      // A full disk rolls back by itself; a second rollback would throw and hide the reason.
      if (sql === 'rollback' && !connection.isTransaction) return nothingToDo;
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = kyselyStatement(connection.prepare(sql === 'begin' ? 'begin immediate' : sql));
      if (prepared.size < mostPrepared) prepared.set(sql, statement);
      return statement;
    },
  };
}

function kyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}

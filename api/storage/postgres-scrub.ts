import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Store } from './database.ts';

/** A report that comes in meanwhile waits at most this long: below the time that it may wait for a connection. */
const longestRewriteMs = 8_000;
/** A table above this size cannot be rewritten in that time; it is vacuumed only, and its old bytes are used up slowly. */
const largestRewriteBytes = 512 * 1024 * 1024;
const lockMs = 2_000;
const tries = 5;
const tryWaitMs = 200;

const [lockTimeout, statementTimeout, notAllowed] = ['55P03', '57014', '42501'];

/**
 * A deleted row stays in the file of its table, also after VACUUM, until something is written over it; so tables that
 * hold seals are written anew, which drops the old file. Then the write-ahead log moves on, as far as our role may.
 * False: somebody still reads the old state, or holds a table. What remains is in README.md: old segments of the log
 * until PostgreSQL uses them again, archives, replicas, and tables too large to rewrite.
 * https://www.postgresql.org/docs/18/sql-vacuum.html (FULL)
 */
export async function scrubPostgres<Stored>(store: Store<Stored>): Promise<boolean> {
  if (!(await nobodyReadsOldState(store))) return false;
  let done = true;
  for (const { table, bytes } of await tablesWithSeals(store)) {
    if (bytes > largestRewriteBytes) await sql`vacuum ${sql.table(table)}`.execute(store);
    else done = (await rewrite(store, table)) && done;
  }
  for (const step of ['select pg_switch_wal()', 'checkpoint']) await ifAllowed(store, step);
  return done;
}

/** Every table with a column of bytes: what is sealed, and what names a report. */
async function tablesWithSeals<Stored>(store: Store<Stored>): Promise<{ table: string; bytes: number }[]> {
  const { rows } = await sql<{ table: string; bytes: number }>`
    select distinct table_name as table, pg_total_relation_size(quote_ident(table_name)::regclass) as bytes
    from information_schema.columns
    where table_schema = current_schema() and data_type = 'bytea'
    order by table_name`.execute(store);
  return rows.map(({ table, bytes }) => ({ table, bytes: Number(bytes) }));
}

/** A rewrite keeps what an older transaction can still see. */
async function nobodyReadsOldState<Stored>(store: Store<Stored>): Promise<boolean> {
  const { rows } = await sql<{ now: string }>`select pg_current_xact_id()::xid::text as now`.execute(store);
  for (let attempt = 1; ; attempt += 1) {
    const { rows: older } = await sql`
      select pid from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()
        and backend_xmin is not null and age(backend_xmin) > age(${rows[0]?.now ?? '0'}::xid)`.execute(store);
    if (older.length === 0) return true;
    if (attempt === tries) return false;
    await wait(tryWaitMs);
  }
}

/**
 * False: somebody holds the table; later it may be free. A table that takes too long is as one that is too large.
 * On one connection, whose limits are put back: the pool gives it to others afterwards.
 */
function rewrite<Stored>(store: Store<Stored>, table: string): Promise<boolean> {
  return store.connection().execute(async (connection) => {
    await sql.raw(`set lock_timeout = ${lockMs}`).execute(connection);
    await sql.raw(`set statement_timeout = ${longestRewriteMs}`).execute(connection);
    try {
      await sql`vacuum (full) ${sql.table(table)}`.execute(connection);
      return true;
    } catch (error) {
      if (codeOf(error) === lockTimeout) return false;
      if (codeOf(error) !== statementTimeout) throw error;
      await sql`set statement_timeout = 0`.execute(connection);
      await sql`vacuum ${sql.table(table)}`.execute(connection);
      return true;
    } finally {
      await sql`reset lock_timeout`.execute(connection);
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

/** A role of a managed database often may not do this; then the server does it in its own time. */
async function ifAllowed<Stored>(store: Store<Stored>, step: string): Promise<void> {
  try {
    await sql.raw(step).execute(store);
  } catch (error) {
    if (codeOf(error) !== notAllowed) throw error;
  }
}

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');

import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Store } from './database.ts';

const scrubTries = 5;
const scrubWaitMs = 200;
/** Rewriting a file takes some 8 ms per MB, in which nothing else happens: above this it would be a disturbance. */
const largestRewriteBytes = 1024 * 1024 * 1024;
/** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL. */
const notNow = [5, 6, 13];

/**
 * Secure delete empties the cell of a row, but not the copies that stayed in unused room of a page when the tree was
 * balanced: a few in a thousand, and the beginning of a seal can be among them. So the whole file is written anew, then
 * the write-ahead log is moved into it and cut to nothing. False: somebody reads an older state, or writes; do it again
 * later. We wait a little for that, and never with the event loop held for the whole of SQLite's own wait.
 * https://www.sqlite.org/lang_vacuum.html, https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
 */
export async function scrubSqlite<Stored>(
  store: Store<Stored>,
  file: string,
  busyTimeoutMs: number,
): Promise<boolean> {
  const alone = aloneWith(store, busyTimeoutMs);
  const small = statSync(file).size <= largestRewriteBytes;
  let rewritten = !small;
  for (let tries = 1; ; tries += 1) {
    rewritten ||= await alone((connection) => sql`vacuum`.execute(connection).then(() => true));
    const logIsEmpty = await alone(emptyLog);
    if (rewritten && logIsEmpty) return true;
    if (tries === scrubTries) return false;
    await wait(scrubWaitMs);
  }
}

/** First column: busy. */
async function emptyLog<Stored>(connection: Store<Stored>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection);
  return rows[0]?.busy === 0;
}

/**
 * Runs a step with the connection to itself, since neither works inside somebody's transaction. False when the file is
 * in use, or the disk has no room for a second copy: what was there stays as it was.
 */
function aloneWith<Stored>(store: Store<Stored>, busyTimeoutMs: number) {
  return (step: (connection: Store<Stored>) => Promise<boolean>): Promise<boolean> =>
    store.connection().execute(async (connection) => {
      await sql.raw(`pragma busy_timeout = ${scrubWaitMs}`).execute(connection);
      try {
        return await step(connection);
      } catch (error) {
        if (!notNow.includes((error as { errcode?: number }).errcode ?? 0)) throw error;
        return false;
      } finally {
        await sql.raw(`pragma busy_timeout = ${busyTimeoutMs}`).execute(connection);
      }
    });
}

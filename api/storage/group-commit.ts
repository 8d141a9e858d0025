import { setImmediate as oneTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Store, StoreTransaction } from './database.ts';

type Unit<Stored> = {
  run: (transaction: StoreTransaction<Stored>) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
};
type Outcome = { ok: true; value: unknown } | { ok: false; reason: unknown };

const largestGroup = 64;

/**
 * Units of work that arrive while a commit is under way share the next one: one fsync for many reports. Each unit
 * has a savepoint of its own, so a failing unit takes nothing else with it, and is answered only after the commit.
 */
export function groupCommit<Stored>(store: Store<Stored>) {
  const waiting: Unit<Stored>[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      // Reports that are sealed in this very turn of the loop join the group; one fsync then serves them all.
      await oneTurn();
      await commitTogether(store, waiting.splice(0, largestGroup));
    }
    running = false;
  }

  return <T>(run: (transaction: StoreTransaction<Stored>) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
      if (!running) void drain();
    });
}

async function commitTogether<Stored>(store: Store<Stored>, units: Unit<Stored>[]): Promise<void> {
  const outcomes: Outcome[] = [];
  try {
    await store.transaction().execute(async (transaction) => {
      for (const unit of units) outcomes.push(await inSavepoint(transaction, unit));
    });
  } catch (reason) {
    for (const unit of units) unit.reject(reason);
    return;
  }
  units.forEach((unit, at) => {
    const outcome = outcomes[at] as Outcome;
    if (outcome.ok) unit.resolve(outcome.value);
    else unit.reject(outcome.reason);
  });
}

/** A full disk makes SQLite roll the whole transaction back; the savepoint is gone then and the error must travel up. */
async function inSavepoint<Stored>(
  transaction: StoreTransaction<Stored>,
  unit: Unit<Stored>,
): Promise<Outcome> {
  await sql`savepoint unit`.execute(transaction);
  try {
    const value = await unit.run(transaction);
    await sql`release unit`.execute(transaction);
    return { ok: true, value };
  } catch (reason) {
    try {
      await sql`rollback to unit`.execute(transaction);
      await sql`release unit`.execute(transaction);
    } catch {
      throw reason;
    }
    return { ok: false, reason };
  }
}

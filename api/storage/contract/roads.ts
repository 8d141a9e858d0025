import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconcile } from '#api/counts/reconcile.ts';
import { claim } from '#api/delivery/leases.ts';
import { type Delivery, isConfirmed, postpone, settle } from '#api/delivery/outbox.ts';
import { reroute } from '#api/delivery/reroute.ts';
import type { Database } from '../database.ts';
import { storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const wanted = { nowMs: wednesday, holder: 'one', leaseMs: 60_000, limit: 16 };

async function claimOver(database: Database, road: string): Promise<Delivery> {
  const [delivery] = await claim(database, { ...wanted, destinations: [road] });
  return delivery ?? assert.fail(`nothing to claim over ${road}`);
}

async function statesOf({ store }: Database) {
  const rows = await store.selectFrom('deliveries').select(['destination', 'state']).execute();
  return rows.map(({ destination, state }) => `${destination} ${state}`).sort();
}

/** A report that has several roads to the hub, or whose road is no longer there. */
export function roadsContract(fresh: OpenFresh): void {
  test('a confirmation over one road settles what was sent over another, not what is still to be sent', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['mail', 'pull', 'webhook'])) as [Buffer];
    const mailed = await claimOver(database, 'mail');
    const sent = { state: 'sent', nextAtMs: wednesday, attempts: 0, holder: 'one' } as const;
    await postpone(database.store, mailed.id, sent);
    assert.equal(await isConfirmed(database.store, id), false);
    await settle(database, await claimOver(database, 'webhook'), '2026-W47');
    assert.deepEqual(await statesOf(database), ['mail delivered', 'pull pending', 'webhook delivered']);
    assert.equal(await isConfirmed(database.store, id), true);
  });

  test('deliveries of a road that is gone go on over the first one that is there', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 2, ['pull']);
    await settle(database, await claimOver(database, 'pull'), '2026-W47');
    await reroute(database, ['webhook', 'mail']);
    assert.deepEqual(await statesOf(database), ['pull delivered', 'webhook pending']);
    assert.equal((await reconcile(database.store)).addsUp, true);
  });

  test('when several roads of a report are gone, one delivery goes on and none is lost', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 3, ['mail', 'webhook']);
    await reroute(database, ['pull']);
    assert.deepEqual(await statesOf(database), ['pull pending', 'pull pending', 'pull pending']);
    const sums = await reconcile(database.store);
    assert.deepEqual([sums.pending, sums.addsUp], [3, true]);
  });

  test('a road that is gone beside one that stays is dropped; without any road nothing is touched', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['mail', 'webhook']);
    await reroute(database, []);
    assert.equal((await statesOf(database)).length, 2);
    await reroute(database, ['webhook']);
    assert.deepEqual(await statesOf(database), ['webhook pending']);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoWeekOf } from '#api/counts/week.ts';
import { claim, release } from '#api/delivery/leases.ts';
import { acknowledge, postpone, settle } from '#api/delivery/outbox.ts';
import { queueCounts } from '#api/delivery/queue-watch.ts';
import type { Database } from '../database.ts';
import { storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const minuteMs = 60_000;
const wanted = { nowMs: wednesday, holder: 'one', leaseMs: minuteMs, limit: 16 };
const week = isoWeekOf(wednesday);

const deliveriesOf = ({ store }: Database) => store.selectFrom('deliveries').selectAll().execute();

/** A delivery has at most one holder at a time, and always comes back until the hub confirmed. */
export function leasingContract(fresh: OpenFresh): void {
  test('twenty claimers over 300 deliveries: each is claimed exactly once, never more than asked', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 300, ['pull']);
    const claimer = async (holder: string) => {
      const mine: string[] = [];
      for (;;) {
        const claimed = await claim(database, { ...wanted, holder, limit: 7 });
        assert.ok(claimed.length <= 7);
        if (claimed.length === 0) return mine;
        mine.push(...claimed.map(({ id }) => id));
      }
    };
    const all = await Promise.all(Array.from({ length: 20 }, (_, number) => claimer(`claimer ${number}`)));
    assert.equal(all.flat().length, 300);
    assert.equal(new Set(all.flat()).size, 300);
    assert.ok(all.filter((mine) => mine.length > 0).length > 1);
  });

  test('a lease is honoured until it ends, and then the delivery comes back', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['pull']);
    assert.equal((await claim(database, wanted)).length, 1);
    const [row] = await deliveriesOf(database);
    const until = Number(row?.lease_until);
    assert.ok(until >= wednesday + minuteMs);
    assert.equal((await claim(database, { ...wanted, holder: 'two', nowMs: until - 1 })).length, 0);
    assert.equal((await claim(database, { ...wanted, holder: 'two', nowMs: until })).length, 1);
  });

  test('the lease of a dead holder is void at once; that of a living one is not', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 2, ['pull']);
    await claim(database, { ...wanted, holder: 'dead', limit: 1 });
    await claim(database, { ...wanted, holder: 'alive', limit: 1 });
    const taken = await claim(database, { ...wanted, holder: 'two', deadHolders: ['dead'] });
    assert.equal(taken.length, 1);
    const holders = (await deliveriesOf(database)).map(({ lease_holder }) => lease_holder).sort();
    assert.deepEqual(holders, ['alive', 'two']);
  });

  test('leases that are let go come back at once', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 3, ['pull']);
    await claim(database, wanted);
    await release(database.store, 'one');
    assert.equal((await claim(database, { ...wanted, holder: 'two' })).length, 3);
  });

  test('a failed delivery waits for its moment, unless everything is asked for', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['pull']);
    const [first] = await claim(database, wanted);
    assert.ok(first);
    const later = wednesday + 40 * minuteMs;
    const outcome = { state: 'pending', nextAtMs: later, attempts: 1, holder: 'one' } as const;
    await postpone(database.store, first.id, outcome);
    assert.equal((await claim(database, wanted)).length, 0);
    const [due] = await claim(database, { ...wanted, dueIds: [first.id] });
    assert.equal(due?.attempts, 1);
    await postpone(database.store, first.id, outcome);
    assert.equal((await claim(database, { ...wanted, ignoreDue: true })).length, 1);
    await postpone(database.store, first.id, outcome);
    assert.equal((await claim(database, { ...wanted, nowMs: later + 15 * minuteMs })).length, 1);
  });

  test('a courier that lost its lease cannot undo what its successor did', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['pull']);
    const [claimed] = await claim(database, wanted);
    assert.ok(claimed);
    await claim(database, { ...wanted, holder: 'two', deadHolders: ['one'] });
    const late = { state: 'dead', nextAtMs: wednesday, attempts: 9, holder: 'one' } as const;
    await postpone(database.store, claimed.id, late);
    assert.equal((await deliveriesOf(database))[0]?.state, 'pending');
    await settle(database, claimed, week);
    await postpone(database.store, claimed.id, { ...late, holder: 'two' });
    assert.equal((await deliveriesOf(database))[0]?.state, 'delivered');
  });

  test('an acknowledgement settles every road of that report and of no other', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 2, ['webhook', 'mail', 'pull'])) as [Buffer];
    const settled = await database.commit((transaction) => acknowledge(transaction, id, week));
    assert.equal(settled, 3);
    assert.deepEqual(await queueCounts(database.store), { pending: 3, sent: 0, delivered: 3, dead: 0 });
    const left = await claim(database, { ...wanted, ignoreDue: true });
    assert.equal(left.length, 3);
    assert.ok(left.every(({ reportId }) => !id.equals(reportId)));
  });

  test('a claim keeps to its destinations', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 2, ['webhook', 'mail']);
    const claimed = await claim(database, { ...wanted, destinations: ['mail'] });
    assert.deepEqual(
      claimed.map(({ destination }) => destination),
      ['mail', 'mail'],
    );
  });

  test('stored moments are whole quarters of an hour: a row does not tell when its report came in', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 2, ['pull']);
    const [one] = await claim(database, { ...wanted, nowMs: wednesday + 12_345 });
    assert.ok(one);
    const nextAtMs = wednesday + 67_891;
    await postpone(database.store, one.id, { state: 'pending', nextAtMs, attempts: 1, holder: 'one' });
    const moments = (await deliveriesOf(database)).flatMap(({ next_at, lease_until }) =>
      [next_at, lease_until].filter((moment) => moment !== null),
    );
    assert.equal(moments.length, 2);
    for (const moment of moments) assert.equal(moment % (15 * minuteMs), 0);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { reconcile } from '#api/counts/reconcile.ts';
import { takeFromCounts } from '#api/counts/report-counts.ts';
import { acknowledgeReports, moveReport } from '#api/intake/intake-store.ts';
import { storeReport } from '#api/reports/report-store.ts';
import type { Database } from '../database.ts';
import { inventedRow, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const move = { sealedReason: Buffer.from('sealed'), byRole: 'analyst', nowMs: wednesday } as const;

async function counters({ store }: Database) {
  const rows = await store.selectFrom('report_counts').selectAll().orderBy('period').execute();
  return Object.fromEntries(
    rows.map((row) => [`${row.area_code} ${row.period} ${row.state_group}`, row.n] as const),
  );
}

/** Counters say what the rows say, and the reconciliation notices when they do not. */
export function countingContract(fresh: OpenFresh): void {
  test('counters add up per area, week and month; a week counts for the month of its Thursday', async (t) => {
    const { database } = await fresh(t);
    await storeReport(database, inventedRow(1), ['pull']);
    await storeReport(database, inventedRow(2, { received_week: '2026-W49' }), ['pull']);
    await storeReport(database, inventedRow(3, { received_week: '2026-W49', area_code: 'GM0392' }), ['pull']);
    await storeReport(database, inventedRow(4, { received_week: '2026-W49' }), ['pull']);
    assert.deepEqual(await counters(database), {
      'GM0363 2026-W47 counted': 1,
      'GM0363 2026-11 counted': 1,
      'GM0363 2026-W49 counted': 2,
      'GM0363 2026-12 counted': 2,
      'GM0392 2026-W49 counted': 1,
      'GM0392 2026-12 counted': 1,
    });
  });

  test('a report marked as spam moves its count, and moves it back when the mark is taken back', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 2, ['pull'])) as [Buffer];
    assert.deepEqual(await moveReport(database, id, { ...move, to: 'spam' }), { kind: 'moved' });
    const marked = await counters(database);
    assert.deepEqual([marked['GM0363 2026-W47 counted'], marked['GM0363 2026-W47 discounted']], [1, 1]);
    assert.deepEqual([marked['GM0363 2026-11 counted'], marked['GM0363 2026-11 discounted']], [1, 1]);
    assert.equal((await reconcile(database.store)).addsUp, true);
    await moveReport(database, id, { ...move, to: 'screening' });
    const unmarked = await counters(database);
    assert.deepEqual([unmarked['GM0363 2026-W47 counted'], unmarked['GM0363 2026-W47 discounted']], [2, 0]);
    assert.equal((await reconcile(database.store)).addsUp, true);
  });

  test('no counter goes below zero', async (t) => {
    const { database } = await fresh(t);
    await storeReport(database, inventedRow(1), ['pull']);
    const counted = {
      areaCode: 'GM0363',
      week: '2026-W47',
      phenomenon: 'drug-waste-dump',
      campaign: '',
    } as const;
    const take = () => database.commit((transaction) => takeFromCounts(transaction, counted, 'counted'));
    await take();
    await assert.rejects(take());
    assert.deepEqual(Object.values(await counters(database)), [0, 0]);
  });

  test('accepted = acknowledged + pending + dead', async (t) => {
    const { database } = await fresh(t);
    const ids = await storeRows(database, 10, ['webhook', 'mail']);
    const items = ids.slice(0, 4).map((id) => ({ id, reference: 'ref' }));
    await acknowledgeReports(database, items, wednesday);
    await database.store
      .updateTable('deliveries')
      .set({ state: 'dead' })
      .where('report_id', 'in', ids.slice(7))
      .execute();
    const sums = await reconcile(database.store);
    const { accepted, acknowledged, pending, dead, counted, addsUp } = sums;
    assert.deepEqual(
      { accepted, acknowledged, pending, dead, counted, addsUp },
      { accepted: 10, acknowledged: 4, pending: 3, dead: 3, counted: 10, addsUp: true },
    );
  });

  for (const [fault, statement] of [
    ['a delivery row that vanished', `delete from deliveries where id = (select min(id) from deliveries)`],
    ['a counter that is one too high', `update report_counts set n = n + 1 where period = '2026-W47'`],
    [
      'a month that no longer equals its weeks',
      `update report_counts set n = n - 1 where period = '2026-11'`,
    ],
    ['a counter that vanished', `delete from report_counts where period = '2026-11'`],
    [
      'a report row that vanished',
      `delete from reports where id = (select id from reports order by id limit 1)`,
    ],
    ['a state changed without its counter', `update reports set state = 'spam'`],
  ] as const) {
    test(`the reconciliation notices ${fault}`, async (t) => {
      const { database } = await fresh(t);
      await storeRows(database, 5, ['pull']);
      assert.equal((await reconcile(database.store)).addsUp, true);
      await sql.raw(statement).execute(database.store);
      assert.equal((await reconcile(database.store)).addsUp, false);
    });
  }

  test('the reconciliation adds up while reports come in', async (t) => {
    const { database } = await fresh(t);
    let storing = true;
    // Four reporters leave connections of the pool free for the reconciliation.
    const reporter = async (first: number) => {
      for (let number = first; number < first + 50; number += 1) {
        await storeReport(database, inventedRow(number), ['pull']);
      }
    };
    const all = Promise.all([0, 100, 200, 300].map(reporter)).finally(() => {
      storing = false;
    });
    const verdicts: boolean[] = [];
    while (storing) {
      verdicts.push((await reconcile(database.store)).addsUp);
      // SQLite answers without ever leaving this turn of the loop: the reporters need a turn of their own.
      await oneTurn();
    }
    await all;
    assert.ok(verdicts.length > 1);
    assert.equal(verdicts.includes(false), false);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconcile } from '#api/counts/reconcile.ts';
import { claim, settle } from '#api/delivery/outbox.ts';
import { acknowledgeReports } from '#api/intake/intake-store.ts';
import { forgetReports, sweepContentTags } from '#api/reports/forget-reports.ts';
import { storeReport } from '#api/reports/report-store.ts';
import type { Database } from '../database.ts';
import { dayMs, inventedRow, rowCounts, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const retentionDays = 30;
/** Confirmed in the week that ends on Sunday 22 November: kept up to and including 22 December. */
const lastDay = Date.UTC(2026, 11, 22, 12);

async function sealsLeft({ store }: Database): Promise<number> {
  const rows = await store.selectFrom('reports').select('sealed').execute();
  return rows.filter(({ sealed }) => sealed.length > 0).length;
}

/** Content goes after its term, never before the hub confirmed; counters stay. */
export function forgettingContract(fresh: OpenFresh): void {
  test('content is deleted 30 days after the week of the confirmation, and not a day earlier', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 2, ['pull'])) as [Buffer];
    await acknowledgeReports(database, [{ id, reference: 'ref' }], wednesday);
    assert.deepEqual(await forgetReports(database, lastDay, retentionDays), { contents: 0, scrubbed: true });
    assert.deepEqual(await forgetReports(database, lastDay + dayMs, retentionDays), {
      contents: 1,
      scrubbed: true,
    });
    assert.deepEqual(await forgetReports(database, lastDay + dayMs, retentionDays), {
      contents: 0,
      scrubbed: true,
    });
    assert.equal(await sealsLeft(database), 1);
    assert.deepEqual(await rowCounts(database), { reports: 2, counts: 2, deliveries: 2 });
    assert.equal((await reconcile(database.store)).addsUp, true);
  });

  test('a night of many reports forgets them all, and only those', async (t) => {
    const { database } = await fresh(t);
    const ids = await storeRows(database, 460, ['pull']);
    const items = ids.slice(0, 450).map((id) => ({ id, reference: 'ref' }));
    await acknowledgeReports(database, items, wednesday);
    assert.deepEqual(await forgetReports(database, lastDay + dayMs, retentionDays), {
      contents: 450,
      scrubbed: true,
    });
    assert.equal(await sealsLeft(database), 10);
  });

  test('a report that one road has not confirmed is kept, however long that takes', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['mail', 'webhook']);
    const wanted = { nowMs: wednesday, holder: 'one', leaseMs: 60_000, limit: 1, destinations: ['webhook'] };
    const [delivery] = await claim(database, wanted);
    assert.ok(delivery);
    await settle(database, delivery, 'ref', '2026-W47');
    const tenYearsOn = wednesday + 3_650 * dayMs;
    assert.deepEqual(await forgetReports(database, tenYearsOn, retentionDays), {
      contents: 0,
      scrubbed: true,
    });
    assert.equal(await sealsLeft(database), 1);
  });

  test('the term runs from the last confirmation', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['mail', 'webhook']);
    for (const [destination, week] of [
      ['webhook', '2026-W47'],
      ['mail', '2026-W50'],
    ] as const) {
      const wanted = { nowMs: wednesday, holder: 'one', leaseMs: 60_000, limit: 1 };
      const [delivery] = await claim(database, { ...wanted, destinations: [destination] });
      assert.ok(delivery);
      await settle(database, delivery, 'ref', week);
    }
    assert.deepEqual(await forgetReports(database, lastDay + dayMs, retentionDays), {
      contents: 0,
      scrubbed: true,
    });
    assert.deepEqual(await forgetReports(database, lastDay + 22 * dayMs, retentionDays), {
      contents: 1,
      scrubbed: true,
    });
  });

  test('a content tag recognises a retry after one night and is gone after two', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['pull']);
    assert.equal(await storeReport(database, inventedRow(0), ['pull']), 'same');
    await sweepContentTags(database, '2026-11-19');
    await sweepContentTags(database, '2026-11-19');
    assert.equal(await storeReport(database, inventedRow(0), ['pull']), 'same', 'swept once a night');
    await sweepContentTags(database, '2026-11-20');
    const tags = await database.store.selectFrom('reports').select('content_tag').execute();
    assert.deepEqual(
      tags.map(({ content_tag }) => content_tag),
      [null],
    );
    assert.equal(await storeReport(database, inventedRow(0), ['pull']), 'other');
  });
}

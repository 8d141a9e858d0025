import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconcile } from '#api/counts/reconcile.ts';
import { isoWeekOf } from '#api/counts/week.ts';
import { claim } from '#api/delivery/leases.ts';
import { settle } from '#api/delivery/outbox.ts';
import { countUnconfirmed } from '#api/delivery/queue-watch.ts';
import { acknowledgeReports, moveReport } from '#api/intake/intake-store.ts';
import type { OrdinaryState } from '#api/intake/report-states.ts';
import { storeReport } from '#api/reports/report-store.ts';
import { sweepContentTags } from '#api/reports/sweep-content-tags.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import type { Database } from '../database.ts';
import { dayMs, inventedRow, rowCounts, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

/** Confirmed in the week that ends on Sunday 22 November: kept up to and including 22 December. */
const lastDay = Date.UTC(2026, 11, 22, 12);
/** The end of the week of confirmation. */
const sunday = Date.UTC(2026, 10, 22, 12);

async function sealsLeft({ store }: Database): Promise<number> {
  const rows = await store.selectFrom('reports').select('sealed').execute();
  return rows.filter(({ sealed }) => sealed.length > 0).length;
}

const forget = async (database: Database, nowMs: number) =>
  (await forgetReports(database, nowMs, usualTerms)).contents;

async function moveThrough(database: Database, id: Buffer, steps: OrdinaryState[], nowMs = wednesday) {
  const move = { sealedReason: Buffer.from('an invented reason'), byRole: 'analyst', nowMs } as const;
  for (const to of steps) assert.equal((await moveReport(database, id, { ...move, to })).kind, 'moved');
}

const confirm = (database: Database, ids: readonly Buffer[], nowMs = wednesday) =>
  acknowledgeReports(
    database,
    ids.map((id) => ({ id, reference: 'ref' })),
    nowMs,
  );

async function settleOver(database: Database, destination: string, week: string): Promise<void> {
  const wanted = { nowMs: wednesday, holder: 'one', leaseMs: 60_000, limit: 1, destinations: [destination] };
  const [delivery] = await claim(database, wanted);
  assert.ok(delivery);
  await settle(database, delivery, week);
}

/** Content goes after its term, never before the hub confirmed; counters stay. */
export function forgettingContract(fresh: OpenFresh): void {
  test('content is deleted 30 days after the week of the confirmation, and not a day earlier', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 2, ['pull'])) as [Buffer];
    await confirm(database, [id]);
    assert.equal(await forget(database, lastDay), 0);
    assert.equal(await forget(database, lastDay + dayMs), 1);
    assert.equal(await forget(database, lastDay + dayMs), 0);
    assert.equal(await sealsLeft(database), 1);
    assert.deepEqual(await rowCounts(database), { reports: 2, counts: 2, deliveries: 1 });
  });

  test('a night of many reports forgets them all, and only those', async (t) => {
    const { database } = await fresh(t);
    const ids = await storeRows(database, 460, ['pull']);
    await confirm(database, ids.slice(0, 450));
    assert.equal(await forget(database, lastDay + dayMs), 450);
    assert.equal(await sealsLeft(database), 10);
  });

  test('a report that one road has not confirmed is kept, however long that takes', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['mail', 'webhook']);
    await settleOver(database, 'webhook', '2026-W47');
    assert.equal(await forget(database, wednesday + 3_650 * dayMs), 0);
    assert.equal(await sealsLeft(database), 1);
  });

  test('the term runs from the last confirmation', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['mail', 'webhook']);
    await settleOver(database, 'webhook', '2026-W47');
    await settleOver(database, 'mail', '2026-W50');
    assert.equal(await forget(database, lastDay + dayMs), 0);
    assert.equal(await forget(database, lastDay + 22 * dayMs), 1);
  });

  for (const [state, days] of Object.entries(usualTerms.stateDays) as [OrdinaryState, number][]) {
    test(`${state}: ${days} days after the later of the confirmation and that judgement, and not a day earlier`, async (t) => {
      const { database } = await fresh(t);
      const [judged, later] = (await storeRows(database, 3, ['pull'])) as [Buffer, Buffer];
      await confirm(database, [judged, later]);
      await moveThrough(database, judged, ['screening', state]);
      await moveThrough(database, later, ['screening', state], wednesday + 7 * dayMs);
      assert.equal(await forget(database, sunday + days * dayMs), 0);
      assert.equal(await forget(database, sunday + (days + 1) * dayMs), 1);
      assert.equal(await forget(database, sunday + (days + 7) * dayMs), 0);
      assert.equal(await forget(database, sunday + (days + 8) * dayMs), 1);
    });

    test(`${state}: not before the hub confirmed, and not any more when the mark was taken back`, async (t) => {
      const { database } = await fresh(t);
      const [unconfirmed, cleared] = (await storeRows(database, 2, ['pull'])) as [Buffer, Buffer];
      await confirm(database, [cleared]);
      await moveThrough(database, unconfirmed, ['screening', state]);
      await moveThrough(database, cleared, ['screening', state, 'screening']);
      assert.equal(await forget(database, lastDay), 0);
      assert.equal(await sealsLeft(database), 2);
    });
  }

  test('no judgement makes content stay longer than 30 days after the confirmation', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    await confirm(database, [id]);
    await moveThrough(database, id, ['screening', 'not-usable'], lastDay - 3 * dayMs);
    assert.equal(await forget(database, lastDay), 0);
    assert.equal(await forget(database, lastDay + dayMs), 1);
  });

  test('with the content go photos, deliveries, the words of staff and what told reports apart; counters and books stay', async (t) => {
    const { database } = await fresh(t);
    const row = inventedRow(1);
    const photo = { size_bucket: 256, sealed: Buffer.from('invented photo') };
    const photos = [1, 2, 3].map((number) => ({ id: Buffer.alloc(32, number), ...photo }));
    await storeReport(database, row, ['pull', 'mail'], { photos });
    await storeReport(database, inventedRow(2), ['pull']);
    await moveThrough(database, Buffer.from(row.id), ['screening', 'usable']);
    await confirm(database, [Buffer.from(row.id)]);
    const { store } = database;
    const before = await store.selectFrom('report_counts').selectAll().orderBy('period').execute();
    assert.equal(await forget(database, lastDay + dayMs), 1);
    assert.deepEqual(await store.selectFrom('photos').selectAll().execute(), []);
    const [kept] = await store.selectFrom('reports').selectAll().where('id', '=', row.id).execute();
    assert.deepEqual(
      [kept?.key_id, kept?.language, kept?.size_bucket, kept?.flag, kept?.content_tag, kept?.forgotten],
      ['', '', 0, 'none', null, 'confirmed'],
    );
    const history = await store.selectFrom('intake_history').select('sealed_reason').execute();
    assert.deepEqual(
      history.map(({ sealed_reason }) => sealed_reason.length),
      [0, 0],
    );
    assert.deepEqual(await store.selectFrom('report_counts').selectAll().orderBy('period').execute(), before);
    const sums = await reconcile(store);
    assert.deepEqual([sums.accepted, sums.acknowledged, sums.pending, sums.addsUp], [2, 1, 1, true]);
    assert.equal(
      await countUnconfirmed(database, isoWeekOf(lastDay)),
      1,
      'the forgotten one is no silent hub',
    );
  });

  test('what staff write about a report after its content is gone goes after the same term', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    await confirm(database, [id]);
    await forget(database, lastDay + dayMs);
    await moveThrough(database, id, ['screening'], lastDay + dayMs);
    const reasonBytes = async () =>
      (await database.store.selectFrom('intake_history').select('sealed_reason').executeTakeFirstOrThrow())
        .sealed_reason.length;
    await forget(database, lastDay + 30 * dayMs);
    assert.ok((await reasonBytes()) > 0);
    await forget(database, lastDay + 40 * dayMs);
    assert.equal(await reasonBytes(), 0);
  });

  test('a report whose content went before deliveries were deleted with it is brought up to date', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    await confirm(database, [id]);
    await database.store
      .updateTable('reports')
      .set({ sealed: new Uint8Array(0) })
      .execute();
    await forget(database, lastDay + dayMs);
    assert.equal((await rowCounts(database)).deliveries, 0);
    assert.equal((await reconcile(database.store)).acknowledged, 1);
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

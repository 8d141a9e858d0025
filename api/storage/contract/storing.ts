import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeReport } from '#api/reports/report-store.ts';
import { inventedDraft, inventedRoad, inventedRow, inventedToken, rowCounts } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const nothing = { reports: 0, counts: 0, deliveries: 0 };

/** A report is stored whole, once, or not at all. */
export function storingContract(fresh: OpenFresh): void {
  test('report, week and month counter and one delivery per road are stored together', async (t) => {
    const { database } = await fresh(t);
    assert.equal(await storeReport(database, inventedRow(1), ['webhook', 'mail']), 'inserted');
    assert.deepEqual(await rowCounts(database), { reports: 1, counts: 2, deliveries: 2 });
  });

  test('when the last part fails, nothing of the report is stored', async (t) => {
    const { database } = await fresh(t);
    await assert.rejects(storeReport(database, inventedRow(1), ['mail', 'mail']));
    assert.deepEqual(await rowCounts(database), nothing);
  });

  test('when the counters cannot be written, no report is stored without them', async (t) => {
    const { database } = await fresh(t);
    const withoutWeek = inventedRow(1, { received_week: 'no week' });
    await assert.rejects(storeReport(database, withoutWeek, ['pull']));
    assert.deepEqual(await rowCounts(database), nothing);
    assert.equal(await storeReport(database, inventedRow(1), ['pull']), 'inserted');
  });

  test('a retry gives the same receipt and stores nothing more', async (t) => {
    const { database } = await fresh(t);
    const { submit } = await inventedRoad(database, ['pull']);
    const first = await submit({ draft: inventedDraft(), token: inventedToken(1), flag: 'none' });
    const before = await rowCounts(database);
    const retry = await submit({ draft: inventedDraft(), token: inventedToken(1), flag: 'none' });
    assert.ok(first.kind === 'accepted' && retry.kind === 'accepted');
    assert.deepEqual([first.repeated, retry.repeated], [false, true]);
    assert.equal(retry.accepted.receipt, first.accepted.receipt);
    assert.deepEqual(await rowCounts(database), before);
  });

  test('other answers under the same token are a second report with a receipt of its own, also on retry', async (t) => {
    const { database } = await fresh(t);
    const { submit } = await inventedRoad(database, ['pull']);
    const other = inventedDraft({ description: 'Verzonnen melding: het waren vier vaten.' });
    const submitted = [
      await submit({ draft: inventedDraft(), token: inventedToken(1), flag: 'none' }),
      await submit({ draft: other, token: inventedToken(1), flag: 'none' }),
      await submit({ draft: other, token: inventedToken(1), flag: 'none' }),
    ].map((submission) => (submission.kind === 'accepted' ? submission : assert.fail()));
    const [first, second, retry] = submitted.map(({ accepted }) => accepted.receipt);
    assert.notEqual(first, second);
    assert.equal(second, retry);
    assert.deepEqual(
      submitted.map(({ repeated }) => repeated),
      [false, false, true],
    );
    assert.equal((await rowCounts(database)).reports, 2);
  });

  test('twenty taps at the same moment are one report with one receipt', async (t) => {
    const { database } = await fresh(t);
    const { submit } = await inventedRoad(database, ['pull']);
    const taps = Array.from({ length: 20 }, () =>
      submit({ draft: inventedDraft(), token: inventedToken(1), flag: 'none' }),
    );
    const submitted = await Promise.all(taps);
    const receipts = submitted.map((each) => (each.kind === 'accepted' ? each.accepted.receipt : ''));
    assert.equal(new Set(receipts).size, 1);
    assert.equal(submitted.filter((each) => each.kind === 'accepted' && !each.repeated).length, 1);
    assert.deepEqual(await rowCounts(database), { reports: 1, counts: 2, deliveries: 1 });
  });

  test('200 reports at the same moment are all stored, counted and queued', async (t) => {
    const { database } = await fresh(t);
    const { submit } = await inventedRoad(database, ['pull']);
    const all = Array.from({ length: 200 }, (_, number) =>
      submit({ draft: inventedDraft(), token: inventedToken(number), flag: 'none' }),
    );
    const receipts = (await Promise.all(all)).map(
      (each) => each.kind === 'accepted' && each.accepted.receipt,
    );
    assert.equal(new Set(receipts).size, 200);
    assert.deepEqual(await rowCounts(database), { reports: 200, counts: 2, deliveries: 200 });
  });

  test('opening a database again runs its migrations again without harm', async (t) => {
    const { database, again } = await fresh(t);
    await storeReport(database, inventedRow(1), ['pull']);
    const reopened = await again();
    assert.deepEqual(await rowCounts(reopened), { reports: 1, counts: 2, deliveries: 1 });
    assert.equal(await storeReport(reopened, inventedRow(2), ['pull']), 'inserted');
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acknowledgeReports, listReports, moveReport } from '#api/intake/intake-store.ts';
import { storeReport } from '#api/reports/report-store.ts';
import { inventedRow, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const move = { sealedReason: Buffer.from('sealed'), byRole: 'analyst', nowMs: wednesday } as const;

/** What the hub sees of the queue, and what it may do there. */
export function intakeContract(fresh: OpenFresh): void {
  test('the queue is read page by page: every report once, in the order of ids', async (t) => {
    const { database } = await fresh(t);
    const ids = await storeRows(database, 23, ['pull']);
    const seen: string[] = [];
    let after: Buffer | undefined;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await listReports(database, { limit: 5, after });
      assert.equal(page.total, 23);
      seen.push(...page.rows.map(({ id }) => Buffer.from(id).toString('hex')));
      if (page.next === null) break;
      after = Buffer.from(page.next, 'hex');
    }
    assert.deepEqual(seen, ids.map((id) => id.toString('hex')).sort());
  });

  test('the queue can be narrowed to a state and to areas', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 3, ['pull'])) as [Buffer];
    await storeReport(database, inventedRow(99, { area_code: 'GM0392' }), ['pull']);
    await moveReport(database, id, { ...move, to: 'screening' });
    const totalOf = async (query: { state?: 'new' | 'screening'; areaCodes?: string[] }) =>
      (await listReports(database, { limit: 50, ...query })).total;
    assert.equal(await totalOf({ state: 'new' }), 3);
    assert.equal(await totalOf({ state: 'screening' }), 1);
    assert.equal(await totalOf({ areaCodes: ['GM0392'] }), 1);
    assert.equal(await totalOf({ state: 'screening', areaCodes: ['GM0392'] }), 0);
  });

  test('a move along a forbidden edge, or of an unknown report, changes nothing', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    assert.deepEqual(await moveReport(database, id, { ...move, to: 'case' }), {
      kind: 'forbidden',
      from: 'new',
    });
    const unknown = await moveReport(database, Buffer.alloc(32), { ...move, to: 'screening' });
    assert.deepEqual(unknown, { kind: 'unknown' });
    assert.equal((await listReports(database, { limit: 5, state: 'new' })).total, 1);
    assert.deepEqual(await database.store.selectFrom('intake_history').selectAll().execute(), []);
  });

  test('two members who move the same report at the same moment: one move counts', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    const moves = await Promise.all(
      Array.from({ length: 8 }, () => moveReport(database, id, { ...move, to: 'spam' })),
    );
    assert.equal(moves.filter(({ kind }) => kind === 'moved').length, 1);
    const history = await database.store.selectFrom('intake_history').selectAll().execute();
    assert.deepEqual(
      history.map(({ from_state, to_state, week }) => [from_state, to_state, week]),
      [['new', 'spam', '2026-W47']],
    );
  });

  test('an acknowledgement names the ids that are unknown, and settles the others', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 2, ['pull'])) as [Buffer];
    const items = [
      { id, reference: 'HUB-1' },
      { id: Buffer.alloc(32, 9), reference: 'HUB-2' },
    ];
    const answer = await acknowledgeReports(database, items, wednesday);
    assert.deepEqual(answer, { acknowledged: 1, unknown: ['09'.repeat(32)] });
    const settled = await database.store
      .selectFrom('deliveries')
      .select(['state', 'settled_week'])
      .where('state', '=', 'delivered')
      .execute();
    assert.deepEqual(
      settled.map((row) => ({ ...row })),
      [{ state: 'delivered', settled_week: '2026-W47' }],
    );
  });
}

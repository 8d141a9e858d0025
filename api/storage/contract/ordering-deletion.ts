import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconcile } from '#api/counts/reconcile.ts';
import { isoWeekOf } from '#api/counts/week.ts';
import { countUnconfirmed } from '#api/delivery/queue-watch.ts';
import { acknowledgeReports } from '#api/intake/intake-store.ts';
import { countOrderable, orderDeletion } from '#api/retention/order-deletion.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { issueToken, revokeTokens } from '#api/staff/staff-tokens.ts';
import type { Database } from '../database.ts';
import { dayMs, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

/** The week ends on Sunday 22 November; 90 days after it is Saturday 20 February 2027. */
const lastDay = Date.UTC(2027, 1, 20, 12);

const tokenOf = ({ store }: Database, name: string, role: StaffRole = 'lead') =>
  issueToken(store, { role, name, region: null });

/** A hub that never confirms: two people of the operator may end it, and nobody alone. */
export function orderingDeletionContract(fresh: OpenFresh): void {
  test('reports that no hub confirmed for 90 days are deleted by order of two people, and not a day earlier', async (t) => {
    const { database } = await fresh(t);
    const [confirmed] = (await storeRows(database, 120, ['pull'])) as [Buffer];
    await acknowledgeReports(database, [{ id: confirmed, reference: 'ref' }], wednesday);
    const tokens = [
      await tokenOf(database, 'Verzonnen Een'),
      await tokenOf(database, 'Verzonnen Twee', 'admin'),
    ] as const;
    assert.equal(await countOrderable(database.store, lastDay), 0);
    assert.deepEqual(await orderDeletion(database, tokens, lastDay), { kind: 'deleted', reports: 0 });
    assert.equal(await countOrderable(database.store, lastDay + dayMs), 119);
    assert.deepEqual(await orderDeletion(database, tokens, lastDay + dayMs), {
      kind: 'deleted',
      reports: 119,
    });
    const left = await database.store.selectFrom('reports').select('sealed').execute();
    assert.equal(left.filter(({ sealed }) => sealed.length > 0).length, 1);
    const sums = await reconcile(database.store);
    assert.deepEqual([sums.accepted, sums.acknowledged, sums.ordered, sums.addsUp], [120, 1, 119, true]);
    assert.equal(await countUnconfirmed(database, isoWeekOf(lastDay)), 0);
    const orders = await database.store
      .selectFrom('deletion_orders')
      .selectAll()
      .orderBy('reports')
      .execute();
    // With nothing to delete, on the day before, there was no order.
    assert.deepEqual(
      orders.map(({ id, ...order }) => order),
      [
        {
          ordered_on: '2027-02-21',
          first_person: 'Verzonnen Een',
          second_person: 'Verzonnen Twee',
          reports: 119,
        },
      ],
    );
  });

  test('one person with two tokens, a revoked token and other roles order nothing', async (t) => {
    const { database } = await fresh(t);
    await storeRows(database, 1, ['pull']);
    const lead = await tokenOf(database, 'Verzonnen Een');
    const same = await tokenOf(database, 'Verzonnen Een', 'admin');
    const dressed = await tokenOf(database, 'verzonnen  EEN ', 'admin');
    const analyst = await tokenOf(database, 'Verzonnen Drie', 'analyst');
    const gone = await tokenOf(database, 'Verzonnen Vier');
    await revokeTokens(database.store, 'Verzonnen Vier');
    for (const [second, code] of [
      [lead, 'same-person'],
      [same, 'same-person'],
      [dressed, 'same-person'],
      [analyst, 'role'],
      [gone, 'unknown-token'],
      ['nhda_invented', 'unknown-token'],
    ] as const) {
      const ordered = await orderDeletion(database, [lead, second], lastDay + 30 * dayMs);
      assert.deepEqual(ordered, { kind: 'refused', code });
    }
    assert.deepEqual(await database.store.selectFrom('deletion_orders').selectAll().execute(), []);
    assert.equal(await countOrderable(database.store, lastDay + 30 * dayMs), 1);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { inventedRewards } from '#api/rewards/invented-rewards.ts';
import { firstPrevious, hashOfRow, readEntries } from '#api/staff/audit-log.ts';
import { verifyAuditLog } from '#api/staff/verify-audit-log.ts';
import type { Database } from '../database.ts';
import { storeRows } from '../invented-reports.ts';
import { migrate } from '../open-database.ts';
import type { OpenFresh } from '../test-databases.ts';

const day = '2026-11-18';
const reason = 'Dezelfde zaak als in onze regio';

/** The database as the version before had it, with rows that it wrote. */
async function asBefore(database: Database): Promise<void> {
  const plant = (statement: string) => sql.raw(statement).execute(database.store);
  await plant('drop table opening_reasons');
  await plant("delete from kysely_migration where name = '0020-less-to-link'");
  await plant("update deliveries set hub_reference = 'HUB-000007', attempts = 5, state = 'delivered'");
  await plant("update messages set read_week = '2026-W48'");
  const entry = {
    ...({ number: 1, day, token_id: 'token-1', name: 'Verzonnen collega', role: 'analyst' } as const),
    ...({ action: 'open-elsewhere', subject: 'ab'.repeat(32), detail: '', shown: 1, reason } as const),
  };
  const hashes = { previous: firstPrevious, hash: hashOfRow(firstPrevious, entry) };
  await database.store
    .insertInto('audit_log')
    .values({ ...entry, ...hashes })
    .execute();
}

/** What an older version wrote is put right when this one starts. */
export function upgradingContract(fresh: OpenFresh): void {
  test('references of the hub, numbers of tries and marks of read rewards go from rows of before; old reasons stay in a whole chain', async (t) => {
    const { database } = await fresh(t);
    const { store } = database;
    const { granted, ask, night } = await inventedRewards(database);
    await ask((await granted()).id);
    await storeRows(database, 3, ['webhook', 'mail']);
    await night();
    await asBefore(database);
    assert.ok(await migrate(database));
    const deliveries = await store.selectFrom('deliveries').select(['hub_reference', 'attempts']).execute();
    assert.ok(deliveries.length > 6);
    for (const row of deliveries) assert.deepEqual({ ...row }, { hub_reference: null, attempts: 0 });
    const messages = await store
      .selectFrom('messages')
      .select(['kind', 'read_week'])
      .orderBy('kind')
      .execute();
    assert.deepEqual(
      messages.map(({ kind, read_week }) => [kind, read_week]),
      [
        ['question', '2026-W48'],
        ['reward', null],
      ],
    );
    assert.equal((await verifyAuditLog(store)).kind, 'whole');
    const { rows } = await readEntries(store, { from: day, to: day, limit: 9 });
    assert.deepEqual(
      rows.map((row) => row.reason),
      [reason],
    );
  });
}

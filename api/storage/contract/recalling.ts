import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconcile } from '#api/counts/reconcile.ts';
import { isoWeekOf } from '#api/counts/week.ts';
import { claim } from '#api/delivery/leases.ts';
import { confirmWithdrawal, waitingWithdrawals } from '#api/delivery/notices.ts';
import { postpone, settle } from '#api/delivery/outbox.ts';
import { countUnconfirmed, countUntold } from '#api/delivery/queue-watch.ts';
import { reroute } from '#api/delivery/reroute.ts';
import { forwardText } from '#api/intake/forwarded-texts.ts';
import { acknowledgeReports, moveReport } from '#api/intake/intake-store.ts';
import { countRecalls, recallReport } from '#api/intake/recall-report.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { orderDeletion } from '#api/retention/order-deletion.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import type { Database } from '../database.ts';
import { dayMs, storeRows, wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const wanted = { nowMs: wednesday, holder: 'one', leaseMs: 60_000, limit: 16 };
const week = isoWeekOf(wednesday);
const move = { sealedReason: Buffer.from('sealed'), byRole: 'lead', nowMs: wednesday } as const;
const recall = { ...move, byName: 'Verzonnen Een', roads: ['webhook', 'mail'] };

const confirm = (database: Database, id: Buffer) =>
  acknowledgeReports(database, [{ id, reference: 'HUB-1' }], wednesday);
const noticesOf = async ({ store }: Database) =>
  (await store.selectFrom('notices').selectAll().execute())
    .map(({ destination, state }) => `${destination} ${state}`)
    .sort();
const settled = (database: Database, reportId: Buffer, receiver = 'hub') =>
  database.commit((transaction) => confirmWithdrawal(transaction, { reportId, receiver }, week));

/** A confirmed report becomes usable, and a text of it goes to each of these. */
async function forwardTo(database: Database, id: Buffer, receivers: readonly string[]): Promise<void> {
  for (const to of ['screening', 'usable'] as const) await moveReport(database, id, { ...move, to });
  const text = { reportId: id, sealed: Buffer.from('sealed text'), keyId: 'test' };
  for (const receiver of receivers)
    await forwardText(database, { ...text, byRole: 'analyst', nowMs: wednesday, receiver });
}

/** A report that is taken back: nobody goes on sending it, and everybody who may hold it is told until they confirm. */
export function recallingContract(fresh: OpenFresh): void {
  test('a recall stops what is still to be sent and tells the hub over every road, whatever was sent', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['webhook', 'mail'])) as [Buffer];
    const [delivery] = await claim(database, { ...wanted, destinations: ['webhook'] });
    assert.ok(delivery);
    await settle(database, delivery, week);
    assert.deepEqual(await recallReport(database, id, recall), { kind: 'moved' });
    const deliveries = await database.store.selectFrom('deliveries').selectAll().execute();
    assert.deepEqual(
      deliveries.map(({ destination, state }) => `${destination} ${state}`),
      ['webhook delivered'],
    );
    assert.deepEqual(await noticesOf(database), ['mail pending', 'webhook pending']);
    const sums = await reconcile(database.store);
    assert.deepEqual([sums.acknowledged, sums.withdrawn, sums.addsUp], [1, 0, true]);
    assert.equal(await countRecalls(database, wednesday), 1);
  });

  test('a withdrawal is claimed and confirmed like a report, and never given up', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['webhook', 'mail'])) as [Buffer];
    await confirm(database, id);
    await recallReport(database, id, recall);
    const queue = 'notices' as const;
    const claimed = await claim(database, { ...wanted, queue });
    assert.equal(claimed.length, 2);
    assert.deepEqual(await claim(database, { ...wanted, queue, holder: 'two' }), [], 'one holder at a time');
    const mail = claimed.find(({ destination }) => destination === 'mail');
    const webhook = claimed.find(({ destination }) => destination === 'webhook');
    assert.ok(mail && webhook);
    const later = { queue, nextAtMs: wednesday, attempts: 99, holder: 'one' };
    await postpone(database.store, mail.id, { ...later, state: 'sent' });
    await postpone(database.store, webhook.id, { ...later, state: 'dead' });
    const again = await claim(database, { ...wanted, queue, ignoreDue: true });
    assert.equal(again.length, 2, 'also a dead one comes back');
    await postpone(database.store, mail.id, { ...later, state: 'sent' });
    await settle(database, webhook, week);
    assert.deepEqual(await noticesOf(database), ['mail delivered', 'webhook delivered']);
  });

  test('a withdrawal waits for a call that is under way, which would else arrive after it', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['webhook', 'mail'])) as [Buffer];
    await settle(database, (await claim(database, { ...wanted, destinations: ['mail'] }))[0] as never, week);
    await claim(database, { ...wanted, destinations: ['webhook'] });
    await recallReport(database, id, recall);
    const queue = 'notices' as const;
    const now = await claim(database, { ...wanted, queue });
    assert.deepEqual(
      now.map(({ destination }) => destination),
      ['mail'],
    );
    assert.equal((await claim(database, { ...wanted, queue, nowMs: wednesday + 60 * 60_000 })).length, 2);
  });

  test('what the hub has not confirmed is recalled by two people, one of whom leads; then it counts as withdrawn', async (t) => {
    const { database } = await fresh(t);
    const [id, other] = (await storeRows(database, 2, ['webhook'])) as [Buffer, Buffer];
    assert.deepEqual(await recallReport(database, id, recall), { kind: 'waits' });
    assert.deepEqual(await noticesOf(database), []);
    assert.deepEqual(await recallReport(database, id, recall), { kind: 'same-person' });
    const dressed = { ...recall, byName: ' verzonnen  EEN ' };
    assert.deepEqual(await recallReport(database, id, dressed), { kind: 'same-person' });
    assert.deepEqual(await recallReport(database, id, { ...recall, byName: 'Verzonnen Twee' }), {
      kind: 'moved',
    });
    const hub = { ...recall, byRole: 'hub' } as const;
    assert.deepEqual(await recallReport(database, other, { ...hub, byName: 'hub 1' }), { kind: 'waits' });
    assert.deepEqual(await recallReport(database, other, { ...hub, byName: 'hub 2' }), {
      kind: 'not-allowed',
    });
    assert.deepEqual(await recallReport(database, other, recall), { kind: 'moved' });
    const sums = await reconcile(database.store);
    assert.deepEqual([sums.accepted, sums.withdrawn, sums.addsUp], [2, 2, true]);
    assert.equal(await countUnconfirmed(database, week), 0, 'nobody waits for a hub to confirm them');
  });

  test('what two people ordered away is gone: nobody can ask for its recall', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['webhook'])) as [Buffer];
    const tokens = await Promise.all(
      ['Verzonnen Een', 'Verzonnen Twee'].map((name) =>
        issueToken(database.store, { role: 'lead', name, region: null }),
      ),
    );
    const late = wednesday + 120 * dayMs;
    const ordered = await orderDeletion(database, tokens as [string, string], late);
    assert.deepEqual(ordered, { kind: 'deleted', reports: 1 });
    assert.deepEqual(await recallReport(database, id, { ...recall, nowMs: late }), { kind: 'unknown' });
    assert.deepEqual(await database.store.selectFrom('recall_requests').selectAll().execute(), []);
    assert.deepEqual(await noticesOf(database), []);
  });

  test('ten people who agree at the same moment are one recall', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['webhook'])) as [Buffer];
    await recallReport(database, id, recall);
    const kinds = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        recallReport(database, id, { ...recall, byName: `Verzonnen ${at}` }),
      ),
    );
    assert.equal(kinds.filter(({ kind }) => kind === 'moved').length, 1);
    assert.deepEqual(await noticesOf(database), ['mail pending', 'webhook pending']);
  });

  test('an analyst recalls nothing, and nobody recalls a report elsewhere or along a step that does not exist', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['webhook'])) as [Buffer];
    await confirm(database, id);
    assert.deepEqual(await recallReport(database, id, { ...recall, byRole: 'analyst' }), {
      kind: 'not-allowed',
    });
    assert.deepEqual(await recallReport(database, id, { ...recall, areaCodes: ['GM0392'] }), {
      kind: 'unknown',
    });
    await moveReport(database, id, { ...move, to: 'spam' });
    assert.deepEqual(await recallReport(database, id, recall), { kind: 'forbidden', from: 'spam' });
    assert.deepEqual(await noticesOf(database), []);
  });

  test('receivers of a forwarded text are told as well, also long after the content is gone', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    await confirm(database, id);
    await forwardTo(database, id, ['politie', 'gemeente', 'politie']);
    await forgetReports(database, wednesday + 60 * dayMs, usualTerms);
    assert.equal((await recallReport(database, id, { ...recall, roads: ['pull'] })).kind, 'moved');
    const waiting = async () =>
      (await waitingWithdrawals(database, 10)).rows.map(({ receiver }) => receiver).sort();
    assert.deepEqual(await waiting(), ['gemeente', 'hub', 'politie']);
    assert.equal(await settled(database, id, 'politie'), 'settled');
    assert.equal(await settled(database, id), 'settled');
    assert.deepEqual(await waiting(), ['gemeente']);
    assert.equal(await settled(database, id, 'nobody'), 'unknown');
    assert.equal((await waitingWithdrawals(database, 10)).total, 1);
    assert.equal(await countUntold(database, week), 1);
  });

  test('content goes 7 days after the week of the recall, whoever confirmed; a withdrawal stays until it is confirmed', async (t) => {
    const { database } = await fresh(t);
    const [told, untold] = (await storeRows(database, 2, ['webhook'])) as [Buffer, Buffer];
    for (const id of [told, untold]) await confirm(database, id);
    for (const id of [told, untold]) await recallReport(database, id, recall);
    await settled(database, told);
    const sunday = Date.UTC(2026, 10, 22, 12);
    assert.equal((await forgetReports(database, sunday + 7 * dayMs, usualTerms)).contents, 0);
    assert.equal((await noticesOf(database)).length, 4);
    assert.equal((await forgetReports(database, sunday + 8 * dayMs, usualTerms)).contents, 2);
    assert.deepEqual(await noticesOf(database), ['mail pending', 'webhook pending']);
    await forgetReports(database, wednesday + 3_650 * dayMs, usualTerms);
    assert.deepEqual(await noticesOf(database), ['mail pending', 'webhook pending']);
    assert.equal((await reconcile(database.store)).addsUp, true);
  });

  test('a withdrawal for a road that is gone goes on over one that is there; who has no road is left alone', async (t) => {
    const { database } = await fresh(t);
    const [id] = (await storeRows(database, 1, ['pull'])) as [Buffer];
    await confirm(database, id);
    await forwardTo(database, id, ['politie']);
    await recallReport(database, id, recall);
    await reroute(database, ['pull']);
    assert.deepEqual(await noticesOf(database), ['forwarded:politie pending', 'pull pending']);
  });
}

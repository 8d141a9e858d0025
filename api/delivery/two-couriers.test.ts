import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { reconcile } from '#api/counts/reconcile.ts';
import { storeRows } from '#api/storage/invented-reports.ts';
import { openDatabase } from '#api/storage/open-database.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { webhookSecret } from './invented-delivery.ts';
import { queueCounts } from './queue-watch.ts';
import { answers, type Call, webhookHub } from './test-hubs.ts';

const reports = 200;
/** A courier has at most so many calls open; one more than that proves that two are at work. */
const openCallsOfOne = 16;

/** A data folder with 200 reports for the webhook, and real courier processes on it. */
async function queueInFolder(t: TestContext) {
  const dataDir = temporaryFolder(t);
  const database = await openDatabase({ databaseFile: join(dataDir, 'drugsalert.sqlite') });
  t.after(() => database.close());
  await storeRows(database, reports, ['webhook']);
  const startCourier = (url: string): ChildProcess => {
    const child = spawn(process.execPath, ['api/commands/courier.ts', 'once'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { DATA_DIR: dataDir, HUB_WEBHOOK_URL: url, HUB_WEBHOOK_SECRET: webhookSecret },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    t.after(() => child.kill('SIGKILL'));
    return child;
  };
  return { database, startCourier };
}

const idsOf = (calls: Call[]) => calls.map(({ headers }) => headers['webhook-id']);
const exitOf = async (child: ChildProcess) => (await once(child, 'exit'))[0] as number | null;

/** Holds every answer back until more calls are open than one courier makes: both processes hold leases then. */
function untilBothWork() {
  const both = Promise.withResolvers<void>();
  let open = 0;
  return {
    both: both.promise,
    arrive: async () => {
      open += 1;
      if (open > openCallsOfOne) both.resolve();
      await both.promise;
    },
  };
}

test('two courier processes on one queue: every report arrives exactly once', async (t) => {
  const { database, startCourier } = await queueInFolder(t);
  const gate = untilBothWork();
  const hub = await webhookHub(t, async () => {
    await gate.arrive();
    return answers.confirm;
  });
  const exits = await Promise.all([startCourier(hub.url), startCourier(hub.url)].map(exitOf));
  assert.deepEqual(exits, [0, 0]);
  assert.equal(hub.calls.length, reports);
  assert.equal(new Set(idsOf(hub.calls)).size, reports);
  assert.deepEqual(await queueCounts(database.store), { pending: 0, sent: 0, delivered: reports, dead: 0 });
});

test('kill -9 of one courier in the middle: its leases are free at once, all is delivered, nothing is lost', async (t) => {
  const { database, startCourier } = await queueInFolder(t);
  const gate = untilBothWork();
  const killed = Promise.withResolvers<void>();
  const hub = await webhookHub(t, async () => {
    await gate.arrive();
    await killed.promise;
    return answers.confirm;
  });
  const [victim, survivor] = [startCourier(hub.url), startCourier(hub.url)] as const;
  await gate.both;
  const exits = [exitOf(victim), exitOf(survivor)] as const;
  victim.kill('SIGKILL');
  await exits[0];
  assert.equal((await queueCounts(database.store)).delivered, 0);
  killed.resolve();
  assert.equal(await exits[1], 0);
  const { pending } = await queueCounts(database.store);
  assert.ok(pending > 0 && pending <= openCallsOfOne, `the dead courier held ${pending} leases`);
  assert.equal(await exitOf(startCourier(hub.url)), 0);
  assert.deepEqual(await queueCounts(database.store), { pending: 0, sent: 0, delivered: reports, dead: 0 });
  const calls = idsOf(hub.calls);
  assert.equal(new Set(calls).size, reports);
  assert.ok(calls.length <= reports + pending, 'only what the dead courier had in hand is sent twice');
  const sums = await reconcile(database.store);
  assert.deepEqual([sums.acknowledged, sums.addsUp], [reports, true]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { storeRows } from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import type { Courier } from './courier.ts';
import { couriers } from './couriers.ts';
import { webhookSecret } from './invented-delivery.ts';
import { mailChannel } from './mail-channel.ts';
import { queueCounts } from './queue-watch.ts';
import { answers, mailHub, webhookHub } from './test-hubs.ts';
import { webhookChannel } from './webhook-channel.ts';

const addresses = { to: 'hub@test.invalid', from: 'drugsalert@test.invalid' };

test('a road that does not answer holds up its own reports only', { timeout: 30_000 }, async (t) => {
  const started: Courier[] = [];
  // Named before the database's own hook: couriers must stop before it closes.
  t.after(() => Promise.all(started.map((one) => one.stop())));
  const { database } = await sqliteEngine().fresh(t);
  const slow = await webhookHub(t, () => answers.hang);
  const quick = await mailHub(t, () => 'accept');
  const log = () => {};
  const carrier = couriers({
    ...{ database, log, now: Date.now, random: () => 0.5 },
    channels: [
      webhookChannel({ url: slow.url, secret: webhookSecret, timeoutMs: 60_000, now: Date.now }),
      mailChannel({ smtpUrl: quick.url, ...addresses, batchMs: 0, production: false }),
    ],
  });
  started.push(carrier);
  carrier.start();
  // More than one round of the slow road holds.
  await storeRows(database, 40, ['webhook', 'mail']);
  carrier.nudge();
  while (quick.mails.length < 40) await wait(20);
  assert.ok(slow.calls.length > 0 && slow.calls.length < 40, 'the slow road is still at its first reports');
  let counts = await queueCounts(database.store);
  while (counts.sent < 40) {
    await wait(20);
    counts = await queueCounts(database.store);
  }
  assert.deepEqual(counts, { pending: 40, sent: 40, delivered: 0, dead: 0 });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconcile } from '#api/counts/reconcile.ts';
import { acknowledgeReports } from '#api/intake/intake-store.ts';
import { reportOpener } from '#api/reports/open-report.ts';
import { inventedDelivery, planted } from './invented-delivery.ts';
import { mailChannel } from './mail-channel.ts';
import { queueCounts } from './queue-watch.ts';
import { attachmentOf, mailHub, readableIn } from './test-hubs.ts';

const dayMs = 86_400_000;
const addresses = { to: 'hub@test.invalid', from: 'drugsalert@test.invalid' };
const channelTo = (smtpUrl: string, changes: { batchMs?: number; production?: boolean } = {}) =>
  mailChannel({ smtpUrl, ...addresses, batchMs: 0, production: false, ...changes });
const messageIdOf = (raw: string) => /^message-id: *(<.*>)/im.exec(raw)?.[1];
const subjectOf = (raw: string) => /^subject: *(.*?)\r?$/im.exec(raw)?.[1];

test('a mail holds a constant subject, a constant sentence and the seal; the key of the hub opens it', async (t) => {
  const world = await inventedDelivery(t, { reports: 3, road: 'mail' });
  const hub = await mailHub(t, () => 'accept');
  await world.startCourier(channelTo(hub.url)).round();
  assert.equal(hub.mails.length, 3);
  const open = reportOpener([world.identity]);
  const opened: string[] = [];
  for (const raw of hub.mails) {
    const content = await open(attachmentOf(raw));
    assert.ok(content.text.startsWith(planted));
    opened.push(content.id);
    const readable = readableIn(raw);
    for (const secret of [planted, 'GM0363', 'drug-waste-dump', '2026-W47']) {
      assert.ok(!readable.includes(secret), `${secret} can be read in the mail`);
    }
  }
  assert.deepEqual(opened.sort(), world.reportIds.sort());
  assert.deepEqual([...new Set(hub.mails.map(subjectOf))], ['Nieuwe melding']);
  assert.equal(new Set(hub.mails.map(withoutSeal)).size, 1, 'two mails differ in their seal and ids only');
});

/** A mail without what must differ: seal, ids, boundary, date. */
function withoutSeal(raw: string): string {
  return raw
    .replace(/(?:^[A-Za-z0-9+/]{4,76}={0,2}\r?\n)+/gm, 'SEAL')
    .replace(/[0-9a-f]{64}|<[0-9a-f-]{36}@/g, 'ID')
    .replace(/--_NmP-[\w-]+/g, 'BOUNDARY')
    .replace(/^date:.*$/im, 'DATE');
}

test('that check bites: a text that travels in clear is found in the mail', async (t) => {
  const hub = await mailHub(t, () => 'accept');
  const channel = channelTo(hub.url);
  const clear = { deliveryId: 'one', reportId: 'ab', sealed: Buffer.from(`${planted} `.repeat(20)) };
  await channel.send(clear, new AbortController().signal);
  await channel.close();
  assert.ok(readableIn(hub.mails[0] ?? '').includes(planted));
});

for (const trouble of ['temporary', 'permanent', 'drop'] as const) {
  test(`a mail that meets "${trouble}" is refused and goes out later, under the same Message-ID`, async (t) => {
    const world = await inventedDelivery(t, { reports: 1, road: 'mail' });
    const hub = await mailHub(t, (nth) => (nth === 1 ? trouble : 'accept'));
    const { round } = world.startCourier(channelTo(hub.url));
    assert.deepEqual(await round(), { delivered: 0, handedOver: 0, refused: 1 });
    assert.equal((await queueCounts(world.database.store)).pending, 1);
    world.clock.now += 5_000;
    assert.deepEqual(await round(), { delivered: 0, handedOver: 1, refused: 0 });
    assert.equal(hub.accepted.length, 1);
    assert.equal(new Set(hub.mails.map(messageIdOf)).size, 1);
  });
}

test('a mail server that is not there is a refusal', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'mail' });
  assert.equal((await world.startCourier(channelTo('smtp://127.0.0.1:9')).round()).refused, 1);
});

test('in production nothing is said to a server without TLS', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'mail' });
  const hub = await mailHub(t, () => 'accept');
  const tally = await world.startCourier(channelTo(hub.url, { production: true })).round();
  assert.deepEqual(tally, { delivered: 0, handedOver: 0, refused: 1 });
  assert.deepEqual(hub.mails, []);
});

test('a "250" is no confirmation: the mail is sent again after a day, the same one, until the hub acknowledges', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'mail' });
  const hub = await mailHub(t, () => 'accept');
  const { round } = world.startCourier(channelTo(hub.url));
  await round();
  assert.deepEqual(await queueCounts(world.database.store), { pending: 0, sent: 1, delivered: 0, dead: 0 });
  assert.equal((await reconcile(world.database.store)).pending, 1);
  world.clock.now += dayMs - 1;
  await round();
  assert.equal(hub.mails.length, 1);
  world.clock.now += 15 * 60_000 + 1;
  await round();
  assert.equal(hub.mails.length, 2);
  assert.equal(messageIdOf(hub.mails[0] ?? ''), messageIdOf(hub.mails[1] ?? ''));
  const id = Buffer.from(world.reportIds[0] ?? '', 'hex');
  await acknowledgeReports(world.database, [{ id, reference: 'HUB-1' }], world.clock.now);
  world.clock.now += 10 * dayMs;
  await round(true);
  assert.equal(hub.mails.length, 2);
  assert.equal((await reconcile(world.database.store)).acknowledged, 1);
});

test('mail goes out in rounds: what comes in between waits for the next one', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'mail' });
  const hub = await mailHub(t, () => 'accept');
  const batchMs = 15 * 60_000;
  const { round } = world.startCourier(channelTo(hub.url, { batchMs }));
  await round();
  await world.report();
  await world.report();
  world.clock.now += batchMs - 1;
  await round();
  assert.equal(hub.mails.length, 1);
  world.clock.now += 1;
  await round();
  assert.equal(hub.mails.length, 3);
});

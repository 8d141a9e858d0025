import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { confirmWithdrawal } from '#api/delivery/notices.ts';
import { acknowledgeReports } from '#api/intake/intake-store.ts';
import { recallReport } from '#api/intake/recall-report.ts';
import { attemptsBeforeDead } from './backoff.ts';
import { inventedDelivery, webhookSecret } from './invented-delivery.ts';
import { mailChannel } from './mail-channel.ts';
import { answers, type Call, mailHub, webhookHub } from './test-hubs.ts';
import { webhookChannel } from './webhook-channel.ts';

const quarterMs = 15 * 60_000;
const dayMs = 96 * quarterMs;
type World = Awaited<ReturnType<typeof inventedDelivery>>;

const channelTo = (url: string, { clock }: World) =>
  webhookChannel({ url, secret: webhookSecret, timeoutMs: 500, now: () => clock.now });
const mailTo = (smtpUrl: string) =>
  mailChannel({ smtpUrl, to: 'hub@test.invalid', from: 'a@test.invalid', batchMs: 0, production: false });
const typeOf = ({ body }: Call) => JSON.parse(body).type as string;

/** Two people recall it: it does not matter here whether the hub had confirmed. */
async function recall({ database, clock, reportIds }: World, road: string, at = 0): Promise<Buffer> {
  const id = Buffer.from(reportIds[at] ?? '', 'hex');
  const move = {
    sealedReason: Buffer.from('sealed'),
    byRole: 'lead',
    nowMs: clock.now,
    roads: [road],
  } as const;
  const first = await recallReport(database, id, { ...move, byName: 'Verzonnen Een' });
  if (first.kind === 'waits') await recallReport(database, id, { ...move, byName: 'Verzonnen Twee' });
  return id;
}

const statesOf = async ({ database }: World) =>
  (await database.store.selectFrom('notices').select('state').execute()).map(({ state }) => state);

test('a recalled report that was delivered: the hub gets a signed event with its name and nothing else, once', async (t) => {
  const world = await inventedDelivery(t, { reports: 2, road: 'webhook' });
  const hub = await webhookHub(t, () => answers.confirm);
  const { round } = world.startCourier(channelTo(hub.url, world));
  await round();
  await recall(world, 'webhook');
  world.clock.now = Date.now();
  assert.deepEqual(await round(), { delivered: 1, handedOver: 0, refused: 0 });
  await round(true);
  const withdrawals = hub.calls.filter((call) => typeOf(call) === 'nl.drugsmeldingen.melding-ingetrokken.v1');
  assert.equal(withdrawals.length, 1);
  const [{ headers, body }] = withdrawals as [Call];
  assert.deepEqual(JSON.parse(body).data, { id: world.reportIds[0] });
  assert.ok(new Webhook(webhookSecret).verify(body, headers as Record<string, string>));
  assert.equal(JSON.parse(body).id, headers['webhook-id']);
  assert.deepEqual(await statesOf(world), ['delivered']);
});

test('a report that was recalled before it was sent is never sent; the hub is told all the same', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  const hub = await webhookHub(t, () => answers.confirm);
  await recall(world, 'webhook');
  await world.startCourier(channelTo(hub.url, world)).round(true);
  assert.deepEqual(hub.calls.map(typeOf), ['nl.drugsmeldingen.melding-ingetrokken.v1']);
});

test('withdrawals go before new reports', async (t) => {
  const world = await inventedDelivery(t, { reports: 2, road: 'webhook' });
  const hub = await webhookHub(t, () => answers.confirm);
  await recall(world, 'webhook');
  await world.startCourier(channelTo(hub.url, world)).round();
  assert.deepEqual(hub.calls.map(typeOf), [
    'nl.drugsmeldingen.melding-ingetrokken.v1',
    'nl.drugsmeldingen.melding-ontvangen.v1',
  ]);
});

test('a recall in the middle of a call: the word that takes it back comes after it, not with it', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  const called = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  const hub = await webhookHub(t, async (_call, nth) => {
    called.resolve();
    if (nth === 1) await mayAnswer.promise;
    return answers.confirm;
  });
  const patient = webhookChannel({
    url: hub.url,
    secret: webhookSecret,
    timeoutMs: 60_000,
    now: () => world.clock.now,
  });
  const first = world.startCourier(patient).round();
  await called.promise;
  await recall(world, 'webhook');
  const { round } = world.startCourier(channelTo(hub.url, world));
  await round();
  assert.equal(hub.calls.length, 1, 'it waits while somebody may still be sending');
  mayAnswer.resolve();
  await first;
  world.clock.now += 3 * quarterMs;
  await round();
  assert.deepEqual(hub.calls.map(typeOf), [
    'nl.drugsmeldingen.melding-ontvangen.v1',
    'nl.drugsmeldingen.melding-ingetrokken.v1',
  ]);
  assert.deepEqual(await statesOf(world), ['delivered']);
});

test('a hub that does not confirm a withdrawal: back-off, an alarm, tried every day, never dropped', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  let back = false;
  const hub = await webhookHub(t, () => (back ? answers.confirm : answers.wrongBody));
  await recall(world, 'webhook');
  const { round } = world.startCourier(channelTo(hub.url, world));
  while (hub.calls.length < attemptsBeforeDead) {
    await round();
    world.clock.now += quarterMs;
  }
  assert.deepEqual(await statesOf(world), ['dead']);
  assert.deepEqual(
    [...new Set(world.log.map(({ event }) => event))],
    ['withdrawal-refused', 'withdrawal-dead'],
  );
  assert.equal(new Set(hub.calls.map(({ headers }) => headers['webhook-id'])).size, 1);
  back = true;
  world.clock.now += dayMs + quarterMs;
  assert.equal((await round()).delivered, 1);
  assert.deepEqual(await statesOf(world), ['delivered']);
});

test('by mail: one sentence with the name of the report, again every day until the hub confirms', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'mail' });
  const hub = await mailHub(t, () => 'accept');
  const { round } = world.startCourier(mailTo(hub.url));
  await round();
  const id = Buffer.from(world.reportIds[0] ?? '', 'hex');
  await acknowledgeReports(world.database, [{ id, reference: 'HUB-1' }], world.clock.now);
  await recall(world, 'mail');
  await round();
  assert.equal(hub.mails.length, 2);
  const raw = (hub.mails[1] ?? '').replace(/=\r\n/g, '');
  assert.match(raw, /^subject: *Melding ingetrokken\r?$/im);
  assert.ok(raw.includes(world.reportIds[0] ?? 'none') && !/attachment|HUB-1|GM0363|2026-W47/i.test(raw));
  assert.deepEqual(await statesOf(world), ['sent']);
  world.clock.now += dayMs + quarterMs;
  await round();
  const ids = hub.mails.slice(1).map((mail) => /^message-id: *(<.*>)/im.exec(mail)?.[1]);
  assert.deepEqual([ids.length, new Set(ids).size], [2, 1]);
  const confirmed = { reportId: id, receiver: 'hub' };
  await world.database.commit((transaction) => confirmWithdrawal(transaction, confirmed, '2026-W47'));
  world.clock.now += 10 * dayMs;
  await round(true);
  assert.equal(hub.mails.length, 3);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { reconcile } from '#api/counts/reconcile.ts';
import { reportOpener } from '#api/reports/open-report.ts';
import { attemptsBeforeDead } from './backoff.ts';
import { inventedDelivery, planted, webhookSecret } from './invented-delivery.ts';
import { queueCounts } from './queue-watch.ts';
import { answers, type Call, webhookHub } from './test-hubs.ts';
import { webhookChannel } from './webhook-channel.ts';

const quarterMs = 15 * 60_000;
const secret = webhookSecret;
type World = Awaited<ReturnType<typeof inventedDelivery>>;

const channelTo = (url: string, { clock }: World) =>
  webhookChannel({ url, secret, timeoutMs: 500, now: () => clock.now });
const idOf = ({ headers }: Call) => headers['webhook-id'];

/** Signed with the shared secret at the moment that the header names. */
function isSigned({ headers, body }: Call): boolean {
  const moment = new Date(Number(headers['webhook-timestamp']) * 1000);
  return (
    new Webhook(secret).sign(String(headers['webhook-id']), moment, body) === headers['webhook-signature']
  );
}

test('a hub that fails in five ways and then confirms gets the report once in effect, each retry at its time', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  const script = [
    answers.fail,
    answers.askForTwoMinutes,
    answers.hang,
    answers.closeSocket,
    answers.wrongBody,
    answers.confirm,
  ];
  const hub = await webhookHub(t, (_call, nth) => script[nth - 1] ?? assert.fail());
  const { round } = world.startCourier(channelTo(hub.url, world));
  for (const [tries, waitSeconds] of [5, 120, 120, 240, 480].entries()) {
    assert.deepEqual(await round(), { delivered: 0, handedOver: 0, refused: 1 });
    world.clock.now += waitSeconds * 1000 - 1;
    await round();
    assert.equal(hub.calls.length, tries + 1, 'no try before its time');
    world.clock.now += 1;
  }
  assert.deepEqual(await round(), { delivered: 1, handedOver: 0, refused: 0 });
  assert.equal(new Set(hub.calls.map(idOf)).size, 1);
  assert.ok(hub.calls.every(isSigned));
  assert.deepEqual(
    world.log.map(({ fields }) => fields?.code),
    ['http-500', 'http-429', 'timeout', 'unreachable', 'no-reference'],
  );
  const [delivery] = await world.database.store.selectFrom('deliveries').selectAll().execute();
  assert.deepEqual(
    [delivery?.state, delivery?.attempts, delivery?.hub_reference],
    ['delivered', 0, null],
    'of five tries and of how the hub calls it nothing is kept',
  );
  world.clock.now += 30 * 86_400_000;
  await round(true);
  assert.equal(hub.calls.length, script.length, 'nothing is sent after the confirmation');
});

test('the event carries the seal itself, which opens with the key of the hub to that very report', async (t) => {
  const world = await inventedDelivery(t, { reports: 3, road: 'webhook' });
  const hub = await webhookHub(t, () => answers.confirm);
  await world.startCourier(channelTo(hub.url, world)).round();
  const open = reportOpener([world.identity]);
  const opened: string[] = [];
  for (const { headers, body } of hub.calls) {
    const event = JSON.parse(body);
    assert.equal(headers['content-type'], 'application/cloudevents+json');
    assert.equal(event.specversion, '1.0');
    assert.equal(event.id, headers['webhook-id']);
    assert.deepEqual(Object.keys(event).sort(), [
      'data',
      'datacontenttype',
      'id',
      'source',
      'specversion',
      'type',
    ]);
    const content = await open(Buffer.from(event.data.sealed, 'base64'));
    assert.equal(content.id, event.data.id);
    assert.ok(content.text.startsWith(planted));
    assert.ok(!body.includes(planted) && !body.includes('GM0363') && !body.includes('drug-waste-dump'));
    opened.push(content.id);
  }
  assert.deepEqual(opened.sort(), world.reportIds.sort());
});

test('the signature is one that the public library accepts, and it breaks with one changed byte', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  const hub = await webhookHub(t, () => answers.confirm);
  world.clock.now = Date.now();
  await world.startCourier(channelTo(hub.url, world)).round();
  const [{ headers, body }] = hub.calls as [Call];
  const named = headers as Record<string, string>;
  assert.ok(new Webhook(secret).verify(body, named));
  assert.throws(() => new Webhook(secret).verify(body.replace('1.0', '1.1'), named));
});

test('forty reports over a hub with many troubles: each has its effect exactly once', async (t) => {
  const world = await inventedDelivery(t, { reports: 40, road: 'webhook' });
  const troubles = Object.values(answers);
  const effects = new Map<string, number>();
  const tries = new Map<string, number>();
  const hub = await webhookHub(t, (call) => {
    const id = String(idOf(call));
    const nth = (tries.get(id) ?? 0) + 1;
    tries.set(id, nth);
    const answer =
      nth > 3
        ? answers.confirm
        : (troubles[(Number.parseInt(id.slice(0, 4), 16) + nth) % troubles.length] ?? answers.fail);
    if (answer === answers.confirm) effects.set(id, (effects.get(id) ?? 0) + 1);
    return answer;
  });
  const { round } = world.startCourier(channelTo(hub.url, world));
  for (let rounds = 0; rounds < 8; rounds += 1) {
    await round();
    world.clock.now += 5 * 60_000;
  }
  assert.deepEqual(await queueCounts(world.database.store), { pending: 0, sent: 0, delivered: 40, dead: 0 });
  assert.equal(effects.size, 40);
  assert.ok([...effects.values()].every((count) => count === 1));
  assert.ok(hub.calls.length > 40 && hub.calls.every(isSigned));
  const named = new Set(hub.calls.map(({ body }) => JSON.parse(body).data.id));
  assert.deepEqual([...named].sort(), world.reportIds.sort());
});

test('a redirect is not followed and an answer of endless length is not read to its end', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  const hub = await webhookHub(t, (_call, nth) =>
    nth === 1 ? answers.redirect : (response) => void response.writeHead(200).write('x'.repeat(1_000_000)),
  );
  const { round } = world.startCourier(channelTo(hub.url, world));
  await round(true);
  await round(true);
  assert.deepEqual(
    world.log.map(({ fields }) => fields?.code),
    ['http-307', 'no-reference'],
  );
});

test('a hub that stays away for weeks: dead and alarmed, still tried every day, delivered when it is back', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  let back = false;
  const hub = await webhookHub(t, () => (back ? answers.confirm : answers.gone));
  const { round } = world.startCourier(channelTo(hub.url, world));
  while (hub.calls.length < attemptsBeforeDead) {
    await round();
    world.clock.now += quarterMs;
  }
  assert.deepEqual(await queueCounts(world.database.store), { pending: 0, sent: 0, delivered: 0, dead: 1 });
  assert.equal(world.log.filter(({ event }) => event === 'delivery-dead').length, 1);
  assert.deepEqual((await reconcile(world.database.store)).addsUp, true);
  const before = hub.calls.length;
  for (let day = 0; day < 7 * 96; day += 1) {
    await round();
    world.clock.now += quarterMs;
  }
  assert.ok(Math.abs(hub.calls.length - before - 7) <= 1, `${hub.calls.length - before} tries in 7 days`);
  back = true;
  world.clock.now += 86_400_000 + quarterMs;
  assert.equal((await round()).delivered, 1);
});

test('after a restart a failed delivery is tried again within a quarter of an hour of its moment', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  const hub = await webhookHub(t, (_call, nth) => (nth === 1 ? answers.fail : answers.confirm));
  const first = world.startCourier(channelTo(hub.url, world));
  await first.round();
  await first.stop();
  world.clock.now += quarterMs;
  assert.equal((await world.startCourier(channelTo(hub.url, world)).round()).delivered, 1);
});

test('a courier that is stopped in the middle of a call lets its lease go, without an attempt', async (t) => {
  const world = await inventedDelivery(t, { reports: 1, road: 'webhook' });
  const called = Promise.withResolvers<void>();
  const hub = await webhookHub(t, (_call, nth) => {
    called.resolve();
    return nth === 1 ? answers.hang : answers.confirm;
  });
  const patient = webhookChannel({ url: hub.url, secret, timeoutMs: 60_000, now: () => world.clock.now });
  const first = world.startCourier(patient);
  first.start();
  await called.promise;
  await first.stop();
  const [row] = await world.database.store.selectFrom('deliveries').selectAll().execute();
  assert.deepEqual([row?.state, row?.attempts, row?.lease_holder], ['pending', 0, null]);
  assert.equal((await world.startCourier(patient).round()).delivered, 1);
});

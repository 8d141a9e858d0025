import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, type TestContext, test } from 'node:test';
import { blackholeChannel } from './blackhole-channel.ts';
import { type Channel, isHubReference, type Sent } from './channel.ts';
import { webhookSecret } from './invented-delivery.ts';
import { mailChannel } from './mail-channel.ts';
import { answers, attachmentOf, mailHub, webhookHub } from './test-hubs.ts';
import { webhookChannel } from './webhook-channel.ts';

/** A channel with its receiver; `received` gives the seals that arrived there, `heard` all that did, null where nothing is kept. */
type Road = { channel: Channel; received: () => Buffer[] | null; heard: () => string[] | null };
type RoadKind = { name: string; open: (t: TestContext) => Promise<Road>; toNobody: (() => Channel) | null };

const roads: RoadKind[] = [
  { name: 'webhook', open: webhookRoad, toNobody: () => webhookTo('http://127.0.0.1:9/') },
  { name: 'mail', open: mailRoad, toNobody: () => mailTo('smtp://127.0.0.1:9') },
  {
    name: 'blackhole',
    open: async () => ({ channel: blackholeChannel(), received: () => null, heard: () => null }),
    toNobody: null,
  },
];

for (const { name, open, toNobody } of roads) {
  describe(`the channel ${name}`, () => {
    test('is named after its road', async (t) => {
      const { channel } = await open(t);
      assert.equal(channel.destination, name);
      assert.ok(channel.batchMs >= 0);
      await channel.close();
    });

    test('confirms with a reference, or hands over', async (t) => {
      const { channel } = await open(t);
      const sent = await channel.send(parcel(1), new AbortController().signal);
      assert.ok(sent.kind === 'handed-over' || isConfirmed(sent), sent.kind);
      await channel.close();
    });

    test('carries every seal byte for byte, also several at once and the same one twice', async (t) => {
      const { channel, received } = await open(t);
      const parcels = [parcel(1), parcel(2), parcel(3), parcel(1)];
      await Promise.all(parcels.map((each) => channel.send(each, new AbortController().signal)));
      await channel.close();
      const arrived = received()
        ?.map((seal) => seal.toString('hex'))
        .sort();
      const expected = parcels.map(({ sealed }) => Buffer.from(sealed).toString('hex')).sort();
      if (arrived) assert.deepEqual(arrived, expected);
    });

    test('tells of a withdrawal by the name of the report, with the same certainty as it carries a report', async (t) => {
      const { channel, heard } = await open(t);
      const { reportId } = parcel(7);
      const sent = await channel.withdraw({ noticeId: 'notice-7', reportId }, new AbortController().signal);
      await channel.close();
      assert.ok(sent.kind === 'handed-over' || isConfirmed(sent), sent.kind);
      const told = heard();
      if (told === null) return;
      assert.equal(told.length, 1);
      assert.ok(told[0]?.includes(reportId));
      assert.ok(
        !told[0]?.includes('sealed') && !/attachment/i.test(told[0] ?? ''),
        'nothing travels with it',
      );
    });

    if (toNobody === null) return;
    test('turns a receiver that is not there into a refusal with a short code', async () => {
      const channel = toNobody();
      const sent = await channel.send(parcel(1), new AbortController().signal);
      assert.ok(sent.kind === 'refused' && /^[a-z0-9-]{3,30}$/.test(sent.code));
      const { reportId } = parcel(1);
      const untold = await channel.withdraw({ noticeId: 'one', reportId }, new AbortController().signal);
      assert.equal(untold.kind, 'refused');
      await channel.close();
    });
  });
}

test('only a short text that says something is a reference of the hub', () => {
  for (const good of ['HUB-1', 'x'.repeat(200)]) assert.equal(isHubReference(good), true);
  for (const bad of ['', '  ', 'x'.repeat(201), 7, null, undefined, {}, ['HUB-1']]) {
    assert.equal(isHubReference(bad), false);
  }
});

const isConfirmed = (sent: Sent) => sent.kind === 'delivered' && isHubReference(sent.hubReference);

const seals = new Map<number, Buffer>();
function parcel(number: number) {
  const sealed = seals.get(number) ?? randomBytes(4_296);
  seals.set(number, sealed);
  return { deliveryId: `delivery-${number}`, reportId: `${number}`.repeat(64), sealed };
}

const webhookTo = (url: string) =>
  webhookChannel({ url, secret: webhookSecret, timeoutMs: 2_000, now: Date.now });
const mailTo = (smtpUrl: string) =>
  mailChannel({ smtpUrl, to: 'hub@test.invalid', from: 'a@test.invalid', batchMs: 0, production: false });

async function webhookRoad(t: TestContext): Promise<Road> {
  const hub = await webhookHub(t, () => answers.confirm);
  const received = () => hub.calls.map(({ body }) => Buffer.from(JSON.parse(body).data.sealed, 'base64'));
  return { channel: webhookTo(hub.url), received, heard: () => hub.calls.map(({ body }) => body) };
}

async function mailRoad(t: TestContext): Promise<Road> {
  const hub = await mailHub(t, () => 'accept');
  return {
    channel: mailTo(hub.url),
    received: () => hub.mails.map(attachmentOf),
    heard: () => hub.mails.map((raw) => raw.replace(/=\r\n/g, '')),
  };
}

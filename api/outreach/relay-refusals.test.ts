import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { askToJoin } from './ask-to-join.ts';
import {
  addReaders,
  address,
  approvedNewsletter,
  freshOutreach,
  inventedDay,
  sender,
  testRelay,
} from './invented-outreach.ts';
import { resumeNewsletter } from './newsletter-store.ts';
import { newsletterDetails } from './read-newsletters.ts';
import { relayTrouble } from './relay-trouble.ts';

test('an address that does not exist leaves the list after the newsletter, and gets nothing any more', async (t) => {
  const { outreach } = await freshOutreach(t);
  await addReaders(outreach, 8);
  const id = await approvedNewsletter(outreach);
  const relay = await testRelay(t, {
    onRecipient: (to) => (to === address(3) ? { code: 550, text: '5.1.1 unknown' } : null),
  });
  const { settle, stop } = sender(outreach, relay.url);
  t.after(stop);
  await settle();
  const { progress, readers, state } = await newsletterDetails(outreach, id);
  assert.deepEqual([state, progress.sent, progress.hard, readers], ['done', 7, 1, 7]);
  await askToJoin(outreach, { list: 'residents', language: 'nl', address: address(3) }, inventedDay);
  await settle();
  assert.ok(!relay.taken.some(({ to }) => to === address(3)), 'no mail goes there for a term');
});

test('a mailbox that is full, or a rule against the letter, costs nobody a place on the list', async (t) => {
  const { outreach } = await freshOutreach(t);
  await addReaders(outreach, 4);
  const id = await approvedNewsletter(outreach);
  const answers = [
    { code: 552, text: '5.2.2 full' },
    { code: 550, text: '5.7.1 not liked' },
    { code: 451, text: '4.7.1 greylisted' },
  ];
  const relay = await testRelay(t, { onRecipient: (to) => answers[Number(/\d/.exec(to)?.[0])] ?? null });
  const { settle, stop } = sender(outreach, relay.url);
  t.after(stop);
  await settle();
  const { progress, readers } = await newsletterDetails(outreach, id);
  assert.deepEqual([progress.sent, progress.soft, progress.hard, readers], [1, 3, 0, 4]);
});

test('a refusal of the moment is tried again, and a server that goes away in the middle costs nobody the letter', async (t) => {
  const { outreach } = await freshOutreach(t);
  await addReaders(outreach, 6);
  const id = await approvedNewsletter(outreach);
  const relay = await testRelay(t, {
    onData: (_to, nth) => (nth === 1 ? { code: 451, text: 'later' } : nth === 3 ? 'drop' : null),
  });
  const { settle, stop } = sender(outreach, relay.url);
  t.after(stop);
  await settle();
  assert.equal((await newsletterDetails(outreach, id)).progress.sent, 6);
  const names = relay.taken.map(({ raw }) => /^Message-ID:\s+(<.+>)\r$/im.exec(raw)?.[1]);
  assert.equal(new Set(relay.taken.map(({ to }) => to)).size, 6, 'everybody has it');
  assert.equal(relay.taken.length, 7, 'the mail in doubt went twice');
  assert.equal(new Set(names).size, 6, 'under the same Message-ID, so that a mailbox can tell');
});

test('a relay that refuses everybody stops the newsletter and empties no list', async (t) => {
  const { outreach } = await freshOutreach(t);
  await addReaders(outreach, 30);
  const id = await approvedNewsletter(outreach);
  let refusing = true;
  const relay = await testRelay(t, {
    onRecipient: () => (refusing ? { code: 550, text: '5.1.1 no such user' } : null),
  });
  const { round, settle, clock, log, stop } = sender(outreach, relay.url);
  t.after(stop);
  for (let rounds = 0; rounds < 40; rounds += 1) {
    await round();
    clock.ms += 1_000;
  }
  const held = await newsletterDetails(outreach, id);
  assert.deepEqual([held.state, held.readers, held.progress.hard], ['held', 30, 10]);
  assert.ok(JSON.stringify(log).includes('newsletter-held'));
  refusing = false;
  await resumeNewsletter(outreach, id);
  await settle();
  assert.equal(relay.taken.length, 30, 'those that were refused are tried again');
});

test('a relay that cannot be reached, or has no TLS where it is needed, keeps every mail waiting', async (t) => {
  const { outreach } = await freshOutreach(t);
  await addReaders(outreach, 3);
  const id = await approvedNewsletter(outreach);
  const closed = await closedPort();
  const { round, clock, stop, log } = sender(outreach, `smtp://127.0.0.1:${closed}`);
  for (let rounds = 0; rounds < 4; rounds += 1) {
    assert.ok((await round()) >= 1_000, 'it is left alone for a while');
    clock.ms += 600_000;
  }
  await stop();
  const waits = await newsletterDetails(outreach, id);
  assert.deepEqual([waits.progress.waiting, waits.readers], [3, 3]);
  assert.equal(waits.trouble, 'esocket');
  assert.doesNotMatch(JSON.stringify(log), /voorbeeld\.example/, 'no address in the log');
  const plain = await testRelay(t);
  const strict = sender(outreach, `${plain.url}?requireTLS=true`, clock);
  await strict.round();
  await strict.stop();
  assert.equal(plain.taken.length, 0, 'nothing goes out in clear');
  const working = sender(outreach, plain.url, clock);
  t.after(working.stop);
  clock.ms += 600_000;
  await working.settle();
  assert.equal(plain.taken.length, 3);
  assert.equal(await relayTrouble(outreach.database), '');
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { hardenedFastify } from './hardened.ts';
import { lanes } from './lanes.ts';
import { proofsOfWork } from './proof-of-work.ts';
import { reportGate, type Seen } from './report-gate.ts';
import { throttle } from './throttle.ts';
import { tokenUses } from './token-uses.ts';

/** A door behind the gate that answers with the flag; what is seen of a report comes with the request. */
async function door(t: TestContext, limits: { waiting?: number } = {}) {
  const now = () => Date.now();
  const app = hardenedFastify({ https: false, trustProxy: 1, log: () => {}, bodyLimit: 65_536 });
  const proofs = proofsOfWork({ now, level: () => 'busy' });
  const row = lanes(now, limits);
  const gate = reportGate({
    ...{ throttle: await throttle(app, now), lanes: row },
    ...{ proofs, tokenUses: tokenUses(now) },
  });
  const held: (() => void)[] = [];
  const state = { hold: false };
  app.post('/reports', async (request) => {
    const { token, content, ...seen } = request.body as Seen & { token?: string; content?: string };
    const form = token ? { secret: Buffer.from(token), content: content ?? '' } : undefined;
    const turn = await gate.arrive(request);
    return turn.run({ ...seen, form }, async (flag) => {
      if (state.hold) await new Promise<void>((resolve) => held.push(resolve));
      return { flag };
    });
  });
  t.after(() => app.close());
  const send = async (seen: object, from = '198.51.100.1') => {
    const payload = { flag: 'none', ...seen };
    const headers = { 'x-forwarded-for': from };
    const answer = await app.inject({ method: 'POST', url: '/reports', headers, payload });
    return { status: answer.statusCode, flag: answer.json().flag, code: answer.json().code, answer };
  };
  const proof = async () => {
    const challenge = await proofs.challenge();
    assert.ok(challenge);
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  };
  return { send, proof, row, held, state };
}

test('the eleventh report of a minute from one network is taken as well, and marked', async (t) => {
  const { send } = await door(t);
  const flags: string[] = [];
  for (let at = 0; at < 12; at += 1) flags.push((await send({})).flag);
  assert.deepEqual(flags, [...Array(10).fill('none'), 'busy-network', 'busy-network']);
  assert.equal((await send({}, '198.51.100.2')).flag, 'none', 'another network has nothing to do with it');
});

test('proof of work takes the mark of a busy network away; the same proof again does not', async (t) => {
  const { send, proof } = await door(t);
  for (let at = 0; at < 10; at += 1) await send({});
  const sent = await proof();
  assert.equal((await send({ proof: sent })).flag, 'none');
  assert.equal((await send({ proof: sent })).flag, 'busy-network');
  assert.equal((await send({ proof: 'verzonnen' })).flag, 'busy-network');
});

test('one form token for many reports is worn, also from ever new networks', async (t) => {
  const { send } = await door(t);
  const flags: string[] = [];
  for (let at = 0; at < 10; at += 1) {
    const from = `198.51.100.${at + 1}`;
    flags.push((await send({ token: 'verzonnen-token!', content: `tekst ${at}` }, from)).flag);
  }
  assert.deepEqual(flags, [...Array(8).fill('none'), 'worn-token', 'worn-token']);
});

test('what looked odd before the gate keeps its own mark', async (t) => {
  const { send } = await door(t);
  for (const flag of ['trap', 'too-fast', 'too-old', 'unverified-token'])
    assert.equal((await send({ flag, token: 'verzonnen', content: flag })).flag, flag);
});

test('a full row is a 503 with the number to call and when to come back', async (t) => {
  const { send, held, state, row } = await door(t, { waiting: 30 });
  state.hold = true;
  let settled = 0;
  const sendOne = () => send({ flag: 'trap' }).finally(() => (settled += 1));
  const begun = Array.from({ length: 16 }, sendOne);
  while (row.running() < 16) await new Promise((resolve) => setImmediate(resolve));
  const sent = Array.from({ length: 64 }, sendOne);
  const refused = await Promise.race(sent);
  while (settled < 80 - 46) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([refused.status, refused.code], [503, 'overloaded']);
  assert.match(refused.answer.json().detail, /0800-7000/);
  assert.equal(refused.answer.headers['retry-after'], '60');
  state.hold = false;
  while (row.running() > 0) {
    for (const end of held.splice(0)) end();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const statuses = (await Promise.all([...begun, ...sent])).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 200).length, 16 + 30);
});

test('danger at sea goes before what waits, three times a minute from one network', async (t) => {
  const { send, held, state, row } = await door(t);
  state.hold = true;
  const bots = Array.from({ length: 60 }, (_, at) => send({ flag: 'trap' }, `198.51.100.${at}`));
  while (row.running() + row.waiting() < 60 || row.running() < 16)
    await new Promise((resolve) => setImmediate(resolve));
  const ships = Array.from({ length: 4 }, () => send({ phenomenon: 'floating-package' }, '203.0.113.9'));
  while (row.waiting() + row.running() < 64) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(
    row.running(),
    20,
    'three go first, and the fourth waits with the ordinary ones: there is room',
  );
  state.hold = false;
  while (row.running() > 0) {
    for (const end of held.splice(0)) end();
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { status } of await Promise.all([...bots, ...ships])) assert.equal(status, 200);
});

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Challenge, solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { hardenedFastify } from './hardened.ts';
import type { LoadLevel } from './load.ts';
import { proofsOfWork } from './proof-of-work.ts';
import { proofRoutes } from './proof-routes.ts';

const minuteMs = 60_000;

function prover(level: LoadLevel = 'busy') {
  const state = { now: Date.now(), level };
  return { state, proofs: proofsOfWork({ now: () => state.now, level: () => state.level }) };
}

const packed = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');

async function solved(challenge: Challenge) {
  const solution = await solveChallenge({ challenge, deriveKey });
  assert.ok(solution);
  return { challenge, solution };
}

async function challengeOf({ proofs }: ReturnType<typeof prover>): Promise<Challenge> {
  const challenge = await proofs.challenge();
  assert.ok(challenge);
  return challenge;
}

test('in calm nobody is asked to prove anything', async () => {
  assert.equal(await prover('calm').proofs.challenge(), null);
});

test('a solved challenge is a proof once; the same again is none', async () => {
  const house = prover();
  const payload = await solved(await challengeOf(house));
  assert.equal(await house.proofs.isGood(packed(payload)), true);
  assert.equal(await house.proofs.isGood(packed(payload)), false);
});

test('twenty times at the same moment is once', async () => {
  const house = prover();
  const sent = packed(await solved(await challengeOf(house)));
  const good = await Promise.all(Array.from({ length: 20 }, () => house.proofs.isGood(sent)));
  assert.equal(good.filter(Boolean).length, 1);
});

test('(counter-proof: the library by itself takes a replay, given its keys)', async () => {
  const hmacSignatureSecret = 'verzonnen';
  const { createChallenge } = await import('altcha-lib');
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 10,
    counter: 3,
    deriveKey,
    hmacSignatureSecret,
  });
  const payload = await solved(challenge);
  for (let time = 0; time < 2; time += 1)
    assert.equal((await verifySolution({ ...payload, deriveKey, hmacSignatureSecret })).verified, true);
});

test('a challenge ends after ten minutes, also after the load has ended', async () => {
  const house = prover();
  const [early, late] = [await solved(await challengeOf(house)), await solved(await challengeOf(house))];
  house.state.level = 'calm';
  house.state.now += 9 * minuteMs;
  assert.equal(await house.proofs.isGood(packed(early)), true);
  house.state.now += 2 * minuteMs;
  assert.equal(await house.proofs.isGood(packed(late)), false);
});

test('changed, foreign, unsolved and broken proofs are none, and never a fault', async () => {
  const house = prover();
  const challenge = await challengeOf(house);
  const payload = await solved(challenge);
  const { parameters } = challenge;
  const withParameters = (changed: object) => ({
    ...payload,
    challenge: { ...challenge, parameters: { ...parameters, ...changed } },
  });
  const { solution } = payload;
  const wrong: unknown[] = [
    withParameters({ cost: 1 }),
    withParameters({ keyPrefix: '00' }),
    withParameters({ expiresAt: (parameters.expiresAt ?? 0) + 60 }),
    withParameters({ algorithm: 'SHA-256' }),
    withParameters({ keySignature: undefined }),
    withParameters({ extra: 1 }),
    { ...payload, solution: { ...solution, derivedKey: '00'.repeat(32) } },
    { ...payload, solution: { counter: 0, derivedKey: 'x' } },
    { challenge },
    null,
    [],
    await solved(await challengeOf(prover())),
  ];
  for (const each of wrong) assert.equal(await house.proofs.isGood(packed(each)), false, packed(each));
  for (const sent of [undefined, '', 'x', '%%%', 'e30=', 'A'.repeat(5_000)])
    assert.equal(await house.proofs.isGood(sent), false);
  assert.equal(await house.proofs.isGood(packed(payload)), true, '(none of these spent the real one)');
});

test('a crowd is asked for more work than a busy hour, and checking stays cheap', async () => {
  const tries = async (level: LoadLevel) => {
    const house = prover(level);
    let sum = 0;
    for (let at = 0; at < 6; at += 1) sum += (await solved(await challengeOf(house))).solution.counter;
    return sum / 6;
  };
  const [busy, crowded] = [await tries('busy'), await tries('crowded')];
  assert.ok(busy < 1_000 && crowded < 4_000 && crowded > busy, `${busy} and ${crowded} tries`);
});

test('nothing in a challenge says for whom it is', async () => {
  const challenge = await challengeOf(prover());
  assert.deepEqual(Object.keys(challenge.parameters).sort(), [
    'algorithm',
    'cost',
    'expiresAt',
    'keyLength',
    'keyPrefix',
    'keySignature',
    'nonce',
    'salt',
  ]);
});

async function door(t: TestContext, level: LoadLevel) {
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 1024 });
  t.after(() => app.close());
  await app.register(proofRoutes, prover(level));
  return app.inject({ method: 'POST', url: '/api/v1/proof-challenges' });
}

test('the door gives a challenge under load and null in calm', async (t) => {
  assert.deepEqual((await door(t, 'calm')).json(), { challenge: null });
  const busy = await door(t, 'busy');
  assert.equal(busy.statusCode, 200);
  assert.match(busy.json().challenge.signature, /^[0-9a-f]{64}$/);
  assert.equal(busy.headers['cache-control'], 'no-store');
});

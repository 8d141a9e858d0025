import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { solveChallenge } from './solve-challenge.ts';

const keys = { hmacSignatureSecret: 'verzonnen', hmacKeySignatureSecret: 'ook verzonnen' };
const challengeWith = (counter: number) =>
  createChallenge({ ...keys, algorithm: 'PBKDF2/SHA-256', cost: 20, counter, deriveKey });

test('what the page solves the server takes, wherever the answer lies', async () => {
  for (const counter of [0, 1, 15, 16, 17, 300]) {
    const challenge = await challengeWith(counter);
    const solution = await solveChallenge(challenge, () => true);
    assert.equal(solution?.counter, counter);
    const { verified } = await verifySolution({ ...keys, challenge, solution, deriveKey });
    assert.equal(verified, true);
  }
});

test('it stops when the time is over', async () => {
  const rounds = [true, true, false].values();
  const solution = await solveChallenge(await challengeWith(5_000), () => rounds.next().value ?? false);
  assert.equal(solution, null);
});

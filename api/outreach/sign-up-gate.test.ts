import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { signUpGate } from './sign-up-gate.ts';

const hourMs = 3_600_000;

/** A gate where `busy` asks too often, and whose pauses end when they are let go. */
function gate() {
  const clock = { ms: 0 };
  const pauses: (() => void)[] = [];
  const slowGuessing = async (
    { ip }: FastifyRequest,
    inRow: (pause: () => Promise<void>) => Promise<void> = (pause) => pause(),
  ) => {
    if (ip === 'busy') await inRow(() => new Promise((resolve) => pauses.push(resolve)));
  };
  const passes = signUpGate({ slowGuessing }, () => clock.ms);
  const ask = (ip: string) => passes({ ip } as FastifyRequest);
  /** Lets everybody who waits go, and who comes after him, until the row is empty. */
  const letGo = async () => {
    while (pauses.length > 0) {
      for (const end of pauses.splice(0)) end();
      await new Promise(setImmediate);
    }
  };
  return { ask, letGo, clock };
}
const count = (taken: boolean[]) => taken.filter(Boolean).length;

test('while a network that floods fills its row, others go straight through', async () => {
  const { ask, letGo } = gate();
  const flood = Array.from({ length: 200 }, () => ask('busy'));
  assert.equal(await ask('quiet'), true);
  await letGo();
  assert.equal(count(await Promise.all(flood)), 44, 'of the flood only the row');
});

test('who is turned away takes nothing of the hour, and a flood never takes all of it', async () => {
  const { ask, letGo, clock } = gate();
  let flooded = 0;
  for (let round = 0; round < 30; round += 1) {
    const flood = Array.from({ length: 100 }, () => ask('busy'));
    await letGo();
    flooded += count(await Promise.all(flood));
  }
  assert.ok(flooded >= 250 && flooded < 350, `${flooded} of 3000`);
  const others: boolean[] = [];
  for (let at = 0; at < 600; at += 1) others.push(await ask(`network ${at}`));
  assert.equal(count(others) + flooded, 600, 'six hundred an hour in all');
  clock.ms += hourMs;
  assert.equal(await ask('quiet'), true, 'the next hour is another');
});

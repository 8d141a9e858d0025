import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { quickPerHour, surveyGate } from './survey-gate.ts';

const hourMs = 3_600_000;
/** An evening after the news: half of the 30 % of 20,000 letters, in four hours. */
const newsPerHour = (20_000 * 0.3 * 0.5) / 4;

/** A gate where `busy` asks too often; pauses end when they are let go. */
function gate() {
  const clock = { ms: 0 };
  const pauses: (() => void)[] = [];
  const waited: number[] = [];
  const wait = (ms: number) => {
    waited.push(ms);
    return new Promise<void>((resolve) => pauses.push(resolve));
  };
  const slowGuessing = async (
    { ip }: FastifyRequest,
    inRow: (pause: () => Promise<void>) => Promise<void> = (pause) => pause(),
  ) => {
    if (ip === 'busy') await inRow(async () => {});
  };
  const passes = surveyGate({ slowGuessing }, () => clock.ms, wait);
  const ask = (ip: string) => passes({ ip } as FastifyRequest);
  const many = async (ip: string, count: number) => {
    let passed = 0;
    for (let at = 0; at < count; at += 1) if (await ask(ip)) passed += 1;
    return passed;
  };
  /** Lets who waits go, one after another, until nobody does. */
  const letGo = async () => {
    await new Promise(setImmediate);
    while (pauses.length > 0) {
      pauses.shift()?.();
      await new Promise(setImmediate);
    }
  };
  return { ask, many, letGo, clock, waited };
}

test('the evening on which the news tells of the largest wave passes five times over without waiting', async () => {
  const { many, waited } = gate();
  assert.equal(await many('one after another', 5 * newsPerHour), 5 * newsPerHour);
  assert.deepEqual(waited, []);
});

test('past that forms wait in turn and are taken; only who would wait longer than a page does is refused', async () => {
  const { ask, many, letGo, waited } = gate();
  await many('others', quickPerHour);
  const late = Array.from({ length: 30 }, () => ask('others'));
  await letGo();
  const taken = (await Promise.all(late)).filter(Boolean).length;
  assert.equal(taken, 21, 'one at a time, and twenty who wait');
  const [pace = 0] = waited;
  assert.ok(waited.length === 21 && 21 * pace < 25_000, `${waited.length} waits of ${pace} ms`);
});

test('networks that come too often use up their own places and nobody else’s', async () => {
  const { ask, many, letGo, waited } = gate();
  await many('busy', quickPerHour);
  const flood = Array.from({ length: 100 }, () => ask('busy'));
  assert.equal(await ask('quiet'), true);
  await letGo();
  assert.ok(
    (await Promise.all(flood)).some((passed) => !passed),
    '(counter-proof: the flood is bounded)',
  );
  assert.ok(waited.length > 0 && waited.length < 70);
});

test('the next hour is another', async () => {
  const { ask, many, clock, waited } = gate();
  await many('others', quickPerHour);
  clock.ms += hourMs;
  assert.equal(await ask('others'), true);
  assert.deepEqual(waited, []);
});

test('whoever keeps the gate full for the longest wave guesses one of 20,000 codes with less than one chance in a thousand', async () => {
  const clock = { ms: 0 };
  const wait = async (ms: number) => {
    clock.ms += ms;
  };
  const passes = surveyGate({ slowGuessing: async () => {} }, () => clock.ms, wait);
  let perHour = 0;
  while (clock.ms < hourMs - 1_000 && (await passes({} as FastifyRequest))) perHour += 1;
  assert.ok(perHour > quickPerHour && perHour <= 2 * quickPerHour, `${perHour} an hour in one line`);
  const linesAndHours = 2 * 24 * 120;
  assert.ok((perHour * linesAndHours * 20_000) / 2 ** 50 < 0.001);
});

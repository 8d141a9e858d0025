import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hardenedFastify } from './hardened.ts';
import { type LoadLevel, loadMeter } from './load.ts';
import { shedInACrowd } from './shed-load.ts';

function meter() {
  const seen = { now: 0, waiting: 0, delayMs: 0 };
  const load = loadMeter({
    now: () => seen.now,
    waiting: () => seen.waiting,
    loopDelayMs: () => seen.delayMs,
  });
  const samples = (count: number, changed: Partial<typeof seen> = {}) => {
    Object.assign(seen, changed);
    for (let at = 0; at < count; at += 1) {
      seen.now += 500;
      load.sample();
    }
    return load.level();
  };
  return { load, samples };
}

test('a house with nothing to do is calm, and one long moment changes nothing', () => {
  const { samples } = meter();
  assert.equal(samples(5), 'calm');
  assert.equal(samples(1, { delayMs: 3_000 }), 'calm');
  assert.equal(samples(5, { delayMs: 0 }), 'calm');
});

test('a second of waiting reports makes it busy, more of them crowded', () => {
  const { samples } = meter();
  assert.equal(samples(2, { waiting: 25 }), 'busy');
  assert.equal(samples(2, { waiting: 250 }), 'crowded');
});

test('an event loop that runs late counts as well', () => {
  const { samples } = meter();
  assert.equal(samples(2, { delayMs: 150 }), 'busy');
  assert.equal(samples(2, { delayMs: 600 }), 'crowded');
});

test('it does not flicker: a level ends after ten seconds below half of where it began, one at a time', () => {
  const { samples } = meter();
  samples(4, { waiting: 300 });
  assert.equal(samples(60, { waiting: 130 }), 'crowded', 'over half: it goes on');
  assert.equal(samples(19, { waiting: 0 }), 'crowded');
  assert.equal(samples(1), 'busy');
  assert.equal(samples(19), 'busy');
  assert.equal(samples(1), 'calm');
});

async function asked(t: TestContext, level: LoadLevel, url: string): Promise<[number, unknown]> {
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 1024 });
  t.after(() => app.close());
  shedInACrowd(app, { level: () => level, sample: () => {} });
  app.get('/*', async () => 'here');
  const answer = await app.inject(url);
  return [answer.statusCode, answer.headers['retry-after']];
}

const canWait = [
  '/cijfers',
  '/en/cijfers',
  '/gemeente/texel',
  '/ogc/v1/collections',
  '/api/v1/public-counts',
];
const never = [
  '/',
  '/melden',
  '/en/melden/other',
  '/herkennen/drugslab',
  '/_astro/x.css',
  '/health/ready',
  '/vervolg',
];

test('in a crowd figures and map service say when to come back; pages, form and phone numbers stay', async (t) => {
  for (const url of canWait) assert.deepEqual(await asked(t, 'crowded', url), [503, '60'], url);
  for (const url of never) assert.deepEqual(await asked(t, 'crowded', url), [200, undefined], url);
});

test('before it is crowded everything answers', async (t) => {
  for (const level of ['calm', 'busy'] as const)
    for (const url of canWait) assert.equal((await asked(t, level, url))[0], 200, url);
});

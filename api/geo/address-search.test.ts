import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { addressSearcher } from './address-search.ts';
import { createAreaLocator } from './locate-area.ts';
import { answerJson, mapServiceStandIn } from './map-service-stand-in.ts';

const areaAt = createAreaLocator('2026-11-22');
const docs = [
  { type: 'weg', weergavenaam: 'Verzonnenstraat, Alkmaar', centroide_ll: 'POINT(4.74851234 52.63191234)' },
  { type: 'adres', weergavenaam: 'Verzonnenstraat 12, Alkmaar', centroide_ll: 'POINT(4.7486 52.6319)' },
  { type: 'weg', weergavenaam: 'Verzonnenstraat, Rotterdam', centroide_ll: 'POINT(4.47917 51.9225)' },
  { type: 'woonplaats', weergavenaam: 'Verzonnendorp', centroide_ll: 'POINT(nowhere)' },
];
const answered = { response: { numFound: 4, numFoundExact: true, docs } };

async function searcher(t: TestContext, answer: Parameters<typeof mapServiceStandIn>[1], now?: () => number) {
  const { url, asked } = await mapServiceStandIn(t, answer);
  const logged: unknown[] = [];
  const clock = { now: Date.parse('2026-11-22') };
  const search = addressSearcher({
    url: `${url}/free?rows=10&q={query}`,
    areaAt,
    log: (...line) => logged.push(line),
    now: now ?? (() => clock.now),
  });
  return { search, asked, logged, clock };
}

test('streets of the province are found, and the service learns no house number and nothing of who asked', async (t) => {
  const { search, asked } = await searcher(t, (_path, response) => answerJson(response, answered));
  assert.deepEqual(await search('Verzonnenstraat 12a, 1234 AB Alkmaar'), {
    places: [
      {
        name: 'Verzonnenstraat, Alkmaar',
        location: { type: 'Point', coordinates: [4.74851, 52.63191] },
        areaCode: 'GM0361',
      },
    ],
  });
  const q = new URLSearchParams((asked[0]?.path ?? '').split('?')[1]).get('q');
  assert.equal(q, 'verzonnenstraat, alkmaar, 1234');
  assert.deepEqual(Object.keys(asked[0]?.headers ?? {}).sort(), [
    'accept',
    'accept-encoding',
    'accept-language',
    'connection',
    'host',
    'sec-fetch-mode',
    'user-agent',
  ]);
});

test('the same street is asked for once an hour, by however many, and whatever the house', async (t) => {
  const { search, asked, clock } = await searcher(t, (_path, response) => answerJson(response, answered));
  await Promise.all(['Verzonnenstraat 1', 'verzonnenstraat 2', 'VERZONNENSTRAAT'].map(search));
  await search('Verzonnenstraat 4b');
  assert.equal(asked.length, 1);
  clock.now += 61 * 60_000;
  await search('Verzonnenstraat');
  assert.equal(asked.length, 2);
});

for (const [what, answer] of [
  ['answers 500', (_: string, response) => response.writeHead(500).end()],
  ['answers something else', (_: string, response) => answerJson(response, { planted: true })],
  ['redirects', (_: string, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  [
    'sends a page',
    (_: string, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<b>'),
  ],
  ['breaks off', (_: string, response) => response.destroy()],
] as [string, Parameters<typeof mapServiceStandIn>[1]][]) {
  test(`a service that ${what} gives nothing, is told without the words, and is left alone for a moment`, async (t) => {
    const { search, asked, logged, clock } = await searcher(t, answer);
    assert.equal(await search('Verzonnenstraat'), null);
    assert.equal(await search('Andereweg'), null);
    assert.equal(asked.length, 1);
    assert.deepEqual(logged, [['warn', 'address-search-failed']]);
    clock.now += 60_000;
    await search('Verzonnenstraat');
    assert.equal(asked.length, 2);
  });
}

test('of words that are only numbers nothing is asked', async (t) => {
  const { search, asked } = await searcher(t, (_path, response) => answerJson(response, answered));
  assert.deepEqual(await search('12'), { places: [] });
  assert.deepEqual(asked, []);
});

test('when many ask at once, the twenty-first gets nothing at once instead of a queue', async (t) => {
  const { search } = await searcher(t, () => {});
  const waiting = Array.from({ length: 20 }, (_, at) => search(`Weg ${'abcdefghijklmnopqrst'[at]}weg`));
  assert.equal(await search('Nog een weg'), null);
  await Promise.all(waiting);
});

test('which street was asked for is not noted down by Node either', async (t) => {
  const { search, asked } = await searcher(t, (_path, response) => answerJson(response, answered));
  await search('Verzonnenstraat');
  await wait(20);
  assert.equal(asked.length, 1);
  const noted = performance.getEntriesByType('resource').map(({ name }) => name);
  assert.doesNotMatch(noted.join(), /verzonnenstraat/i);
});

/** How long work takes, in ms. */
async function msOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

test('how soon an answer comes does not tell that a street was asked for before, nor that it is being asked for', async (t) => {
  const slowly = (_path: string, response: ServerResponse) =>
    setTimeout(() => answerJson(response, answered), 80);
  const { search, asked } = await searcher(t, slowly, Date.now);
  const seen: string[] = [];
  // A busy machine adds to some answers; an answer that tells does so each time.
  for (const word of ['Eerste', 'Tweede', 'Derde', 'Vierde']) {
    const first = await msOf(() => search(`${word}straat`));
    const again = await msOf(() => search(`${word}straat 12`));
    const coming = search(`${word}weg`);
    await wait(40);
    const meanwhile = await msOf(() => search(`${word}weg`));
    await coming;
    assert.equal(asked.length, 2 * seen.length + 2, 'each was asked for once');
    if ([again, meanwhile].every((ms) => Math.abs(ms - first) < 30)) return;
    seen.push(`${first} ms, later ${again} and ${meanwhile} ms`);
  }
  assert.fail(seen.join('; '));
});

test('while the line is full, and while the service is left alone, a known street gets no answer either', async (t) => {
  let failing = false;
  const { search } = await searcher(t, (_path, response) => {
    if (failing) response.writeHead(500).end();
    else answerJson(response, answered);
  });
  assert.equal((await search('Verzonnenstraat'))?.places.length, 1);
  failing = true;
  const waiting = Array.from({ length: 20 }, (_, at) => search(`Weg ${'abcdefghijklmnopqrst'[at]}weg`));
  assert.equal(await search('Verzonnenstraat'), null);
  await Promise.all(waiting);
  assert.equal(await search('Verzonnenstraat'), null);
});

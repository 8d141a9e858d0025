import assert from 'node:assert/strict';
import { anna, headersOf, words } from './people.ts';

/** What the public pages show of the reports: figures, and the pages that stand around them. */
const figures = [
  ...['/', '/cijfers', '/cijfers.csv', '/gemeenten', '/gemeente/texel', '/nieuws.xml', '/zoeken'],
  ...['/api/v1/public-counts', '/api/v1/areas', '/ogc/v1/collections', '/toolkit'],
];

/** The same woman at every other door where something can be typed: by mistake, in haste, or to try it. */
export async function tryOtherDoors(publicUrl: string): Promise<void> {
  const headers = headersOf(anna);
  const { typed, guess, mistyped } = words;
  const ask = async (path: string, fields?: Record<string, string>) => {
    const init = fields && { method: 'POST', body: new URLSearchParams(fields) };
    const answer = await fetch(publicUrl + path, { headers, redirect: 'manual', ...init });
    await answer.text();
    assert.ok(answer.status < 500, `${path}: ${answer.status}`);
  };
  for (const path of ['/zoeken', '/toolkit', '/bijeenkomsten', '/gemeenten', '/wat-zag-u'])
    await ask(`${path}?q=${encodeURIComponent(typed)}&${words.query}=1`);
  await ask('/wat-zag-u', { signs: 'chemical-smell', prefill: typed });
  await ask('/zelfcheck/erf', { 'light-at-night': typed });
  await ask('/melden', { prefill: 'signs', signs: typed });
  await ask('/nieuwsbrief', { list: 'residents', address: mistyped });
  await ask('/bijeenkomsten/voorbeeld-informatieavond', { address: mistyped });
  for (const way of ['afmelden', 'bevestigen']) await ask(`/nieuwsbrief/${way}/${guess}`, {});
  await ask(`/enquete/${guess}`, { code: guess });
}

/** What anybody can fetch, by where he fetched it. */
export async function publicFiles(publicUrl: string): Promise<[string, Buffer][]> {
  const fetched = figures.map(async (path): Promise<[string, Buffer]> => {
    const answer = await fetch(publicUrl + path);
    return [`public ${path}`, Buffer.from(await answer.arrayBuffer())];
  });
  return Promise.all(fetched);
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishedHouse, tokenFor } from '../published-house.ts';
import { type RunningHouse, removeFolder, sendReport } from '../running-house.ts';

const calls = [
  ...['/api/v1/public-counts', '/api/v1/areas', '/api/v1/areas/GM0448', '/cijfers.csv', '/ogc/v1'],
  ...['/ogc/v1/collections', '/robots.txt', '/health/ready'],
];

/** What is made anew for each request of the form, and tells nothing: its token and what follows from it. */
const perRequest = /name="formToken" value="[^"]*"|data-sealing="[^"]*"/g;

/** Every page and figure of the public side, byte for byte. */
async function everyPage({ publicUrl }: RunningHouse): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  const waiting = ['/', '/en', ...calls];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (read.has(path)) continue;
    const answer = await fetch(publicUrl + path, {
      redirect: 'manual',
      headers: { 'accept-encoding': 'identity' },
    });
    const text = await answer.text();
    const headers = [...answer.headers].filter(([name]) => name !== 'date').join('\n');
    read.set(path, `${answer.status}\n${headers}\n${text.replace(perRequest, '')}`);
    const links = [...text.matchAll(/<a\b[^>]*?\shref="(\/(?!\/)[^"#]*)"/g)].map(
      ([, href]) => href as string,
    );
    waiting.push(...links.filter((href) => !/\/weg$/.test(href)));
    const data = [...text.matchAll(/"href":\s*"(?:https?:\/\/[^/"]+)?(\/ogc\/[^"]+)"/g)].map(
      ([, href]) => href as string,
    );
    if (path.startsWith('/ogc'))
      waiting.push(...data.filter((href) => /collections\/[^/?]+(\/items)?$/.test(href)));
  }
  return read;
}

const densities = async (house: RunningHouse, token: string) => {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${house.deskUrl}/api/v1/densities`, { headers })).text();
};

/** Somebody who reads everything public before and after a report that he waits for. */
export function figureWatcher(): void {
  test('every public page, figure and map answer is the same, byte for byte, before and after a report', {
    timeout: 120_000,
  }, async () => {
    const house = await publishedHouse();
    try {
      const lead = await tokenFor(house, 'lead');
      const [before, counted] = [await everyPage(house), await densities(house, lead)];
      assert.ok(before.size > 120, `${before.size} pages`);
      for (let at = 0; at < 4; at += 1) {
        const draft = { phenomenon: 'drug-waste-dump', description: 'Verzonnen', areaCode: 'GM0448' };
        assert.equal((await sendReport(house.publicUrl, draft, `gezien-${at}`)).status, 201);
      }
      const after = await everyPage(house);
      assert.deepEqual([...after.keys()], [...before.keys()]);
      for (const [path, text] of before) assert.equal(after.get(path), text, path);
      assert.notEqual(
        await densities(house, lead),
        counted,
        '(counter-proof: where staff look, it does show)',
      );
    } finally {
      await house.stop();
      removeFolder(house.dataDir);
    }
  });
}

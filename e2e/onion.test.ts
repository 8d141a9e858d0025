import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { neutralSite, onwardPath, wipePath } from '#content/neutral-site.ts';
import { askByName, formBody, type NamedAnswer } from './ask-by-name.ts';
import { freshFolder, type RunningHouse, removeFolder, runCommand, startHouse } from './running-house.ts';

const onion = `${'drugsalert2345'.repeat(4)}.onion`;
const clearnet = 'drugsalert.test.invalid';
const folder = freshFolder();
let house: RunningHouse;

/** The real thing: a production server with keys of its own, whose people come over https and over Tor. */
before(async () => {
  const [hub, recovery] = [await newRecipient(), await newRecipient()];
  const pepper = join(folder, 'pepper');
  writeFileSync(pepper, randomBytes(32).toString('hex'));
  house = await startHouse(
    {
      ...{ PUBLIC_URL: `https://${clearnet}`, DESK_URL: 'https://balie.test.invalid', TRUST_PROXY: '0' },
      ...{ ONION_URL: `http://${onion}`, RECEIPT_PEPPER_FILE: pepper },
      ...{ HUB_RECIPIENTS: hub, RECOVERY_RECIPIENT: recovery },
    },
    join(folder, 'data'),
  );
});
after(async () => {
  await house.stop();
  removeFolder(folder);
});

async function newRecipient(): Promise<string> {
  const { stdout } = await runCommand('api/commands/hub.ts', ['keygen'], { DATA_DIR: folder });
  return /age1\w+/.exec(stdout)?.[0] as string;
}

const ask = (path: string, host = onion) => askByName(house.publicUrl, host, path);
const documents = [
  '/api/v1/openapi.json',
  '/ogc/v1',
  '/ogc/v1/api',
  '/ogc/v1/collections',
  '/api/v1/public-counts',
];

/** Everything that can be reached from the homes under this name: pages, and all that they load or link to. */
async function crawl(host: string): Promise<Map<string, NamedAnswer>> {
  const found = new Map<string, NamedAnswer>();
  const waiting = [
    '/',
    '/en',
    '/robots.txt',
    '/.well-known/security.txt',
    '/nergens',
    wipePath,
    ...documents,
  ];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue;
    const answer = await ask(path, host);
    found.set(path, answer);
    const links = [...answer.body.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)].map(
      ([, link]) => link as string,
    );
    if (answer.headers['content-type']?.startsWith('text/html')) waiting.push(...links);
  }
  return found;
}

/** What in an answer would lead back to the open internet, or nail a browser to it. */
function clearnetIn({ headers, body }: NamedAnswer): string[] {
  const told = `${JSON.stringify(headers)}\n${body}`;
  return [
    ...(told.includes(clearnet) ? ['the name of the site outside'] : []),
    ...(headers['strict-transport-security'] ? ['strict-transport-security'] : []),
    ...(String(headers['content-security-policy']).includes('upgrade-insecure') ? ['upgrade to https'] : []),
    ...(headers['onion-location'] ? ['onion-location'] : []),
    ...(headers['set-cookie'] ? ['a cookie'] : []),
    ...(/^https?:/.test(headers.location ?? '') && headers.location !== neutralSite
      ? [`to ${headers.location}`]
      : []),
  ];
}

test('by the onion address nothing on the whole site leads back to the open internet', {
  timeout: 120_000,
}, async () => {
  const found = await crawl(onion);
  assert.ok(found.size > 100, `${found.size} addresses`);
  const faults = [...found]
    .map(([path, answer]) => [path, clearnetIn(answer)])
    .filter(([, faults]) => faults?.length);
  assert.deepEqual(faults, []);
  const broken = [...found].filter(
    ([path, { status }]) => status >= 400 && !/nergens|security\.txt/.test(path),
  );
  assert.deepEqual(
    broken.map(([path]) => path),
    [],
  );
});

test('whole addresses on its pages are those of sources and of the neutral page, and nothing is loaded from them', {
  timeout: 120_000,
}, async () => {
  const pages = [...(await crawl(onion))].filter(([, { headers }]) =>
    headers['content-type']?.startsWith('text/html'),
  );
  for (const [path, { body }] of pages) {
    const loaded = [
      ...body.matchAll(/<(?!a\b)[a-z]+\b[^>]*?\s(?:href|src|action|content|srcset)="(https?:[^"]*)"/g),
    ];
    assert.deepEqual(
      loaded.map(([, url]) => url),
      [],
      path,
    );
    assert.doesNotMatch(body, /property="og:|name="twitter:|rel="canonical"/, path);
    for (const [, url] of body.matchAll(/<a\b[^>]*?\shref="(https?:[^"]*)"/g))
      assert.doesNotMatch(url as string, /test\.invalid|127\.0\.0\.1|localhost/, path);
  }
});

test('(counter-proof: by its other name the same search finds all of that)', {
  timeout: 120_000,
}, async () => {
  const found = await crawl(clearnet);
  const home = found.get('/');
  assert.deepEqual(clearnetIn(home as NamedAnswer), [
    'the name of the site outside',
    'strict-transport-security',
    'upgrade to https',
    'onion-location',
  ]);
  assert.equal(home?.headers['onion-location'], `http://${onion}/`);
  assert.equal(found.get('/en/melden')?.headers['onion-location'], `http://${onion}/en/melden`);
  for (const path of documents.slice(0, 4)) assert.ok(found.get(path)?.body.includes(clearnet), path);
});

test('a report and looking back work by the onion address, and the receipt offers no other place', async () => {
  const form = await ask('/melden/other');
  const token = /name="formToken" value="([^"]+)"/.exec(form.body)?.[1] as string;
  const sent = formBody({ formToken: token, phenomenon: 'other', description: 'Verzonnen melding over Tor' });
  const receipt = await askByName(house.publicUrl, onion, '/melden/other', sent);
  assert.ok(receipt.status === 200 || receipt.status === 201, String(receipt.status));
  assert.deepEqual(clearnetIn(receipt), []);
  const code = (/data-receipt[^>]*>([\s\S]*?)<\/p>/.exec(receipt.body)?.[1] ?? '').replace(/<[^>]+>/g, ' ');
  assert.match(code.replace(/\s/g, ''), /^[0-9A-Z]{20}$/);
  const back = await askByName(house.publicUrl, onion, '/vervolg', formBody({ receipt: code }));
  assert.equal(back.status, 200);
  assert.deepEqual(clearnetIn(back), []);

  const overClearnet = await askByName(house.publicUrl, clearnet, '/vervolg', formBody({ receipt: code }));
  assert.equal(overClearnet.headers['onion-location'], undefined, 'not on the answer to a post');
});

test('the way out leads to the neutral page from there as well', async () => {
  const first = await ask('/weg');
  assert.ok(first.body.includes(`0;url=${onwardPath}`));
  const second = await ask(onwardPath);
  assert.deepEqual([second.status, second.headers.location], [303, neutralSite]);
  assert.match(String(second.headers['clear-site-data']), /"cache"/);
});

test('documents for programs name the onion address to who came by it', async () => {
  const { body } = await ask('/api/v1/openapi.json');
  assert.deepEqual(JSON.parse(body).servers, [{ url: `http://${onion}/api/v1` }]);
  assert.ok(
    JSON.parse((await ask('/ogc/v1')).body).links.every(({ href }: { href: string }) =>
      href.startsWith(`http://${onion}/`),
    ),
  );
});

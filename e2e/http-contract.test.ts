import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { languages } from '#content/languages.ts';
import { pathIn } from './browser/words.ts';
import { type RunningHouse, removeFolder, sendReport, startHouse } from './running-house.ts';

let house: RunningHouse;
before(async () => {
  house = await startHouse({ TRUST_PROXY: '1' });
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
});

const good = { phenomenon: 'drug-waste-dump', description: 'Verzonnen vaten langs een verzonnen sloot' };
const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

type Call = { path: string; status: number; code?: string; init?: RequestInit };

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const keyed = { 'idempotency-key': 'verzonnen-sleutel' };

const apiCalls: Call[] = [
  { path: '/health/live', status: 200 },
  { path: '/health/ready', status: 200 },
  { path: '/health/storing', status: 200 },
  { path: '/api/v1/health/ready', status: 200 },
  { path: '/api/v1/areas', status: 200 },
  { path: '/api/v1/areas/GM0448', status: 200 },
  { path: '/api/v1/openapi.json', status: 200 },
  { path: '/api/v1/areas/GM9999', status: 404, code: 'not-found' },
  { path: '/api/v1/areas/', status: 404, code: 'not-found' },
  { path: '/api/v1/nothing', status: 404, code: 'not-found' },
  { path: '/api/v1/areas?colour=blue', status: 400, code: 'unknown-query' },
  { path: '/api/v1/reports', status: 405, code: 'method-not-allowed' },
  { path: '/api/v1/reports', status: 400, code: 'idempotency-key-missing', init: json(good) },
  { path: '/api/v1/reports', status: 400, code: 'malformed-body', init: json('{"phenomenon":', keyed) },
  { path: '/api/v1/reports', status: 400, code: 'invalid-input', init: json([], keyed) },
  { path: '/api/v1/reports', status: 400, code: 'invalid-input', init: json('null', keyed) },
  {
    path: '/api/v1/reports',
    status: 413,
    code: 'too-large',
    init: json({ ...good, place: 'x'.repeat(70_000) }, keyed),
  },
  {
    path: '/api/v1/reports',
    status: 415,
    code: 'unsupported-media-type',
    init: { method: 'POST', headers: { 'content-type': 'text/csv', ...keyed }, body: 'a;b' },
  },
  {
    path: '/api/v1/reports',
    status: 415,
    code: 'unsupported-media-type',
    init: { method: 'POST', headers: keyed, body: new URLSearchParams(good) },
  },
  {
    path: '/api/v1/reports',
    status: 403,
    code: 'cross-site',
    init: json(good, { ...keyed, 'sec-fetch-site': 'cross-site' }),
  },
  { path: '/api/v1/follow-ups', status: 400, code: 'malformed-receipt', init: json({ receipt: 'AAAA' }) },
  { path: '/api/v1/follow-ups', status: 400, code: 'malformed-receipt', init: json({}) },
  { path: '/api/v1/follow-ups/messages', status: 400, code: 'malformed-receipt', init: json({ text: 'x' }) },
];

for (const { path, status, code, init } of apiCalls) {
  test(`${init?.method ?? 'GET'} ${path} answers ${status} ${code ?? ''} with all its headers`, async () => {
    const response = await fetch(house.publicUrl + path, init);
    assert.equal(response.status, status);
    for (const [name, value] of Object.entries(everywhere)) {
      if (path.endsWith('openapi.json') && name === 'cross-origin-resource-policy') continue;
      assert.equal(response.headers.get(name), value, name);
    }
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.match(response.headers.get('api-version') ?? '', /^\d+\.\d+\.\d+$/);
    assert.match(
      response.headers.get('content-security-policy') ?? '',
      /default-src 'none'; frame-ancestors 'none'/,
    );
    assert.match(response.headers.get('strict-transport-security') ?? '', /max-age=\d{8}/);
    for (const banner of ['server', 'x-powered-by', 'set-cookie'])
      assert.equal(response.headers.get(banner), null);
    if (status >= 400) await isProblem(response, status, code as string);
  });
}

async function isProblem(response: Response, status: number, code: string): Promise<void> {
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(response.headers.get('connection'), 'close');
  const body = (await response.json()) as Record<string, unknown>;
  assert.equal(body.code, code);
  assert.equal(body.status, status);
  assert.ok(body.title && body.detail, 'title and detail are words for people');
}

test('a malformed report gets every fault at once, by field', async () => {
  const { status, body } = await sendReport(
    house.publicUrl,
    {
      phenomenon: 'aliens',
      signs: ['not-a-sign'],
      location: { type: 'Point', coordinates: ['x', 52] },
      colour: 'blue',
      observed: 'tomorrow',
    },
    'k',
  );
  assert.equal(status, 400);
  const faults = (body.errors as { field: string; code: string }[])
    .map(({ field, code }) => `${field}:${code}`)
    .sort();
  assert.deepEqual(faults, [
    'colour:unknown-field',
    'description:required',
    'location:not-a-position',
    'observed:unknown-choice',
    'phenomenon:unknown-choice',
    'signs:unknown-choice',
  ]);
});

test('a description over 10,000 characters is refused with its bound, and 10,000 is accepted', async () => {
  const long = await sendReport(house.publicUrl, { ...good, description: 'é'.repeat(10_001) }, 'k-long');
  assert.deepEqual([long.status, (long.body.errors as { limit: number }[])[0]?.limit], [400, 10_000]);
  const most = await sendReport(house.publicUrl, { ...good, description: 'é'.repeat(10_000) }, 'k-most');
  assert.equal(most.status, 201);
});

test('a place outside the province is told whom to call', async () => {
  const utrecht = { type: 'Point', coordinates: [5.12, 52.09] };
  const { status, body } = await sendReport(house.publicUrl, { ...good, location: utrecht }, 'k-utrecht');
  assert.equal(status, 400);
  assert.equal(body.code, 'outside-province');
  assert.match(body.detail as string, /0900-8844/);
});

test('the same key and content is the same report; other content is a second one', async () => {
  const first = await sendReport(house.publicUrl, good, 'k-same');
  const again = await sendReport(house.publicUrl, good, 'k-same');
  const other = await sendReport(
    house.publicUrl,
    { ...good, description: 'Iets anders, ook verzonnen' },
    'k-same',
  );
  const otherAgain = await sendReport(
    house.publicUrl,
    { ...good, description: 'Iets anders, ook verzonnen' },
    'k-same',
  );
  assert.deepEqual([first.status, again.status, other.status, otherAgain.status], [201, 200, 201, 200]);
  assert.equal(again.body.receipt, first.body.receipt);
  assert.notEqual(other.body.receipt, first.body.receipt);
  assert.equal(otherAgain.body.receipt, other.body.receipt);
});

test('twenty double taps at the same moment are one report with one receipt', async () => {
  const sent = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      sendReport(house.publicUrl, good, 'k-double-tap', { 'x-forwarded-for': `198.51.100.${at}` }),
    ),
  );
  assert.equal(new Set(sent.map(({ body }) => body.receipt)).size, 1);
  assert.equal(sent.filter(({ status }) => status === 201).length, 1);
});

test('a receipt without a message gets the same bytes, given out or not; a wrong check symbol is told', async () => {
  const { body } = await sendReport(house.publicUrl, good, 'k-follow-up');
  const ask = (receipt: unknown) => fetch(`${house.publicUrl}/api/v1/follow-ups`, json({ receipt }));
  const known = await (await ask(body.receipt)).text();
  // Made with the check rule, never given out.
  const unknown = await (await ask('0000-0000-0000-0000-0000')).text();
  assert.equal(known, unknown);
  assert.equal(known.trim(), '{"messages":[]}');
  assert.equal((await ask('0000-0000-0000-0000-0001')).status, 400);
});

test('an answer to a question that nobody asked is refused alike for every receipt', async () => {
  const { body } = await sendReport(house.publicUrl, good, 'k-answer');
  const answer = async (receipt: unknown, more: object) => {
    const message = '00000000-0000-4000-8000-000000000000';
    const sent = json({ receipt, message, text: 'verzonnen', ...more });
    const told = await fetch(`${house.publicUrl}/api/v1/follow-ups/messages`, sent);
    return { status: told.status, text: await told.text() };
  };
  const known = await answer(body.receipt, {});
  assert.deepEqual(known, await answer('0000-0000-0000-0000-0000', {}));
  assert.equal(known.status, 404);
  assert.equal(JSON.parse(known.text).code, 'question-gone');
  for (const more of [
    { text: 'x'.repeat(1_501) },
    { message: 'x' },
    { colour: 'blue' },
    { text: 'a\u0000b' },
  ])
    assert.equal((await answer(body.receipt, more)).status, 400, JSON.stringify(more).slice(0, 40));
});

test('no body, however odd, keeps the process busy or ends in a fault of ours', {
  timeout: 60_000,
}, async () => {
  const many = Array.from({ length: 7_500 }, (_, at) => [`k${at}`, 1]);
  const odd: [string, RequestInit, number][] = [
    ['/melden', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(60_000) }, 415],
    ['/melden', json({ description: 5 }), 415],
    ['/vervolg', json({ receipt: 5 }), 415],
    [
      '/melden',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: 'x' },
      400,
    ],
    ['/melden', { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'x' }, 400],
    ['/melden', { method: 'POST', body: new URLSearchParams(many as [string, string][]) }, 413],
    ['/api/v1/reports', json(Object.fromEntries(many.slice(0, 4_000)), keyed), 400],
    ['/', { method: 'POST', body: 'x' }, 404],
    ['/privacy', { method: 'PUT' }, 404],
    ['/melden/', { method: 'POST', body: new URLSearchParams({ a: 'b' }) }, 404],
  ];
  for (const [path, init, status] of odd) {
    const started = performance.now();
    const response = await fetch(house.publicUrl + path, init);
    const bytes = (await response.arrayBuffer()).byteLength;
    assert.ok(response.status < 500, `${path} answers ${response.status}`);
    assert.equal(response.status, status, path);
    assert.ok(
      performance.now() - started < 2_000 && bytes < 100_000,
      `${path} took long or answered ${bytes} bytes`,
    );
  }
  assert.doesNotMatch(house.output(), /"event":"request-failed"/);
});

test('wrong tokens from one address do not lock out a colleague behind it', async () => {
  const enter = (value: string) =>
    fetch(`${house.deskUrl}/aanmelden`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ token: value }),
    });
  for (let at = 0; at < 12; at += 1) await enter(`nhda_verzonnen-${at}`);
  assert.equal((await enter('nhda_verzonnen')).status, 429, 'guessing is slowed');
  assert.equal((await enter(await token('communication'))).status, 303);
});

test('past the limit a report is stored and marked, never refused', { timeout: 60_000 }, async () => {
  const sent = await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      sendReport(house.publicUrl, good, `k-many-${at}`, { 'x-forwarded-for': '203.0.113.9' }),
    ),
  );
  assert.ok(sent.every(({ status }) => status === 201));
  assert.equal(new Set(sent.map(({ body }) => body.receipt)).size, 60);
  const { reports } = (await (
    await fetch(`${house.deskUrl}/api/v1/intake/reports?state=new&limit=200`, bearer(await token('analyst')))
  ).json()) as { reports: { flag: string }[] };
  assert.ok(reports.filter(({ flag }) => flag === 'busy-network').length >= 50);
});

test('pages carry the strict policy, and the form is never kept', async () => {
  for (const path of [
    '/',
    '/en',
    '/herkennen/drugslab',
    '/melden',
    '/en/melden/other',
    '/vervolg',
    '/nergens',
  ]) {
    const response = await fetch(house.publicUrl + path);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|data:|https?:|\*/, path);
    assert.equal(response.headers.get('set-cookie'), null, path);
    if (path.includes('melden')) assert.equal(response.headers.get('cache-control'), 'no-store', path);
    if (path === '/nergens') assert.equal(response.status, 404);
  }
});

test('the pages of a report and the way out are kept by no browser in any language; a guide may be', async () => {
  const cacheOf = async (path: string) => (await fetch(house.publicUrl + path)).headers.get('cache-control');
  for (const language of languages)
    for (const path of ['/melden', '/vervolg', '/weg'])
      assert.equal(await cacheOf(pathIn(language, path)), 'no-store', `${language} ${path}`);
  assert.equal(await cacheOf('/herkennen/drugslab'), 'no-cache');
});

test('the OpenAPI document is open to all, inlines the phenomena and names the real routes', async () => {
  const response = await fetch(`${house.publicUrl}/api/v1/openapi.json`);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  const document = (await response.json()) as {
    info: { version: string };
    paths: Record<
      string,
      Record<
        string,
        {
          requestBody?: {
            content: Record<string, { schema: { properties: Record<string, { enum?: string[] }> } }>;
          };
        }
      >
    >;
  };
  assert.equal(document.info.version, response.headers.get('api-version'));
  const body = document.paths['/reports']?.post?.requestBody?.content['application/json'];
  assert.equal(body?.schema.properties.phenomenon?.enum?.length, 10);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      // Pictures under the map lie elsewhere, and only where tiles are switched on: map-services.test.ts asks for them.
      if ('servers' in operation) continue;
      const url = `${house.publicUrl}/api/v1${path.replace('{code}', 'GM0448')}`;
      const { status } = await fetch(url, { method: method.toUpperCase() });
      assert.ok(![404, 405].includes(status), `${method} ${path} answers ${status}`);
    }
  }
});

test('five hundred slow senders do not keep a normal report waiting for a second', {
  timeout: 60_000,
}, async () => {
  const { hostname, port } = new URL(house.publicUrl);
  const slow = await Promise.all(
    Array.from(
      { length: 500 },
      () =>
        new Promise<ReturnType<typeof connect>>((resolve) => {
          const socket = connect(Number(port), hostname, () => {
            socket.write(
              'POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{',
            );
            resolve(socket);
          });
          socket.on('error', () => socket.destroy());
        }),
    ),
  );
  const started = performance.now();
  const { status } = await sendReport(house.publicUrl, good, 'k-beside-slow', {
    'x-forwarded-for': '198.51.100.200',
  });
  const milliseconds = performance.now() - started;
  for (const socket of slow) socket.destroy();
  assert.equal(status, 201);
  assert.ok(milliseconds < 1_000, `${milliseconds} ms`);
});

test('the desk answers nobody without a token, and each role only what is its own', async () => {
  const paths = ['/api/v1/densities', '/api/v1/intake/reports'];
  for (const path of paths) {
    assert.equal((await fetch(house.deskUrl + path)).status, 401, path);
    assert.equal(
      (await fetch(house.deskUrl + path, bearer('nhda_verzonnen-verzonnen-verzonnen'))).status,
      401,
      path,
    );
  }
  for (const path of ['leases', 'acknowledgements', `reports/${'0'.repeat(64)}/transitions`]) {
    const { status } = await fetch(`${house.deskUrl}/api/v1/intake/${path}`, json({ limit: 1 }));
    assert.equal(status, 401, path);
  }
  const communication = await token('communication');
  assert.equal((await fetch(`${house.deskUrl}/api/v1/densities`, bearer(communication))).status, 200);
  assert.equal((await fetch(`${house.deskUrl}/api/v1/intake/reports`, bearer(communication))).status, 403);
  const hub = await token('hub');
  assert.equal((await fetch(`${house.deskUrl}/api/v1/densities`, bearer(hub))).status, 403);
  assert.equal((await fetch(`${house.deskUrl}/api/v1/intake/reports`, bearer(hub))).status, 200);
});

test('the hub fetches under a lease, confirms, and the report is settled', async () => {
  const hub = await token('hub');
  const ask = async (path: string, body: unknown) => {
    const response = await fetch(
      `${house.deskUrl}/api/v1/intake/${path}`,
      json(body, { authorization: `Bearer ${hub}` }),
    );
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const first = await ask('leases', { limit: 2 });
  const second = await ask('leases', { limit: 2 });
  const ids = ({ body }: typeof first) => (body.items as { id: string }[]).map(({ id }) => id);
  assert.equal(ids(first).length, 2);
  assert.equal(new Set([...ids(first), ...ids(second)]).size, 4, 'a leased report is not given out twice');
  assert.ok(Date.parse(first.body.leaseUntil as string) > Date.now());
  const items = ids(first).map((id) => ({ id, reference: `hub-${id.slice(0, 8)}` }));
  assert.deepEqual((await ask('acknowledgements', { items })).body, { acknowledged: 2, unknown: [] });
  const odd = await ask('acknowledgements', { items: [{ id: 'f'.repeat(64), reference: 'x' }] });
  assert.deepEqual(odd.body, { acknowledged: 0, unknown: ['f'.repeat(64)] });
  const moved = await ask(`reports/${ids(first)[0]}/transitions`, { to: 'case', reason: 'verzonnen' });
  assert.equal(moved.status, 409, 'a forbidden edge');
  assert.equal(
    (await ask(`reports/${ids(first)[0]}/transitions`, { to: 'screening', reason: 'verzonnen' })).status,
    200,
  );
  const sums = await house.command('api/commands/reconcile.ts');
  assert.match(sums.stdout, /acknowledged 2 /);
  assert.equal(sums.code, 0, sums.stdout);
});

test('a token of one region reaches reports of that region only, and never fetches for the hub', async () => {
  const texel = await sendReport(house.publicUrl, { ...good, areaCode: 'GM0448' }, 'k-texel');
  const gooi = await sendReport(house.publicUrl, { ...good, areaCode: 'GM0402' }, 'k-gooi');
  assert.deepEqual([texel.status, gooi.status], [201, 201]);
  const everywhere = await token('analyst');
  const regional = await token('analyst', '--region', 'VR10');
  const list = async (who: string) => {
    const response = await fetch(`${house.deskUrl}/api/v1/intake/reports?limit=200`, bearer(who));
    return ((await response.json()) as { reports: { id: string; area: string | null }[] }).reports;
  };
  assert.ok((await list(regional)).every(({ area }) => area === 'GM0448'));
  const foreign = (await list(everywhere)).find(({ area }) => area === 'GM0402');
  const send = (path: string, body: unknown) =>
    fetch(`${house.deskUrl}/api/v1/intake/${path}`, json(body, { authorization: `Bearer ${regional}` }));
  const move = { to: 'screening', reason: 'verzonnen' };
  assert.equal((await send(`reports/${foreign?.id}/transitions`, move)).status, 404);
  assert.equal((await send('leases', { limit: 1 })).status, 403);
  assert.equal(
    (await send(`acknowledgements`, { items: [{ id: foreign?.id, reference: 'x' }] })).status,
    403,
  );
});

function bearer(text: string): RequestInit {
  return { headers: { authorization: `Bearer ${text}` } };
}

async function token(role: string, ...more: string[]): Promise<string> {
  const words = ['token', '--role', role, '--name', `verzonnen ${role}`, ...more];
  const made = await house.command('api/commands/staff.ts', ...words);
  return made.stdout.trim().split('\n').at(-1) as string;
}

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fc from 'fast-check';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { refuseCrossSite } from '#api/guard/same-site.ts';
import { signCodes } from '#content/taxonomy/signs.ts';
import type { SelfCheckPage } from './self-check-page.schema.ts';
import { selfCheckRoutes } from './self-check-routes.ts';
import type { SignCheckPage } from './sign-check-page.schema.ts';
import { signCheckRoutes } from './sign-check-routes.ts';

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };

/** The public pages alone, which come as what they are made from. */
async function pages(t: TestContext) {
  const logged: unknown[] = [];
  const app = hardenedFastify({
    ...{ https: false, trustProxy: 0, bodyLimit: 64 * 1024 },
    log: (...line: unknown[]) => void logged.push(line),
  });
  refuseCrossSite(app, 'not-cross-site');
  await app.register(formbody, { bodyLimit: 64 * 1024 });
  await app.register(multipart);
  const renderPage = async (page: unknown) => JSON.stringify(page);
  await app.register(signCheckRoutes, { renderPage });
  await app.register(selfCheckRoutes, { renderPage });
  t.after(() => app.close());
  const send = (url: string, payload: string, headers: Record<string, string> = urlencoded) =>
    app.inject({ method: 'POST', url, payload, headers });
  const post = async <Page>(url: string, payload: string) => {
    const answer = await send(url, payload);
    return { answer, status: answer.statusCode, page: JSON.parse(answer.body) as Page };
  };
  return { send, post, logged };
}

test('what was chosen comes back in the answer, each sign once and in the order of the taxonomy', async (t) => {
  const { post } = await pages(t);
  const chosen =
    'signs=vans-at-night&signs=chemical-smell&signs=vans-at-night&urgent=fire-or-gas&prefill=signs';
  const { status, page, answer } = await post<SignCheckPage>('/wat-zag-u', chosen);
  assert.deepEqual(
    [status, page.signs, page.urgent, page.fault],
    [200, ['chemical-smell', 'vans-at-night'], ['fire-or-gas'], undefined],
  );
  assert.equal(answer.headers['cache-control'], 'no-store');
  for (const header of ['location', 'set-cookie', 'etag']) assert.equal(answer.headers[header], undefined);
});

test('no sign at all is an answer and no fault', async (t) => {
  const { post } = await pages(t);
  const { status, page } = await post<SignCheckPage>('/en/wat-zag-u', '');
  assert.deepEqual([status, page.signs, page.fault], [200, [], undefined]);
});

test('a sign that is not in the list, or a field that the form lacks, brings the form again and keeps the rest', async (t) => {
  const { post } = await pages(t);
  for (const odd of ['signs=made-up', 'colour=blue', 'urgent=now', '__proto__=x', 'constructor=y']) {
    const { status, page } = await post<SignCheckPage>('/wat-zag-u', `signs=hemp-smell&${odd}`);
    assert.deepEqual([status, page.fault], [400, 'unreadable'], odd);
    assert.doesNotMatch(JSON.stringify(page), /made-up|blue/);
  }
  const { page } = await post<SignCheckPage>('/pl/wat-zag-u', 'signs=hemp-smell&colour=blue');
  assert.deepEqual(page.signs, ['hemp-smell']);
});

test('answers of a self-check come back with the advice, and a question may be skipped', async (t) => {
  const { post } = await pages(t);
  const sent = 'users-known=no&light-at-night=yes&power-read=unknown';
  const { status, page, answer } = await post<SelfCheckPage>('/zelfcheck/erf', sent);
  assert.deepEqual(
    [status, page.slug, page.answers, page.fault],
    [200, 'erf', { 'users-known': 'no', 'power-read': 'unknown', 'light-at-night': 'yes' }, undefined],
  );
  assert.equal(answer.headers['cache-control'], 'no-store');
});

test('a self-check without an answer, or with one that nobody offers, is told what is wrong', async (t) => {
  const { post } = await pages(t);
  const faultOf = async (sent: string) => {
    const { status, page } = await post<SelfCheckPage>('/zelfcheck/haven', sent);
    return [status, page.fault];
  };
  assert.deepEqual(await faultOf(''), [400, 'nothing-chosen']);
  assert.deepEqual(await faultOf('guests-registered=maybe'), [400, 'unreadable']);
  assert.deepEqual(await faultOf('guests-registered=yes&guests-registered=no'), [400, 'unreadable']);
  assert.deepEqual(await faultOf('users-known=yes'), [400, 'unreadable'], 'a question of another check');
});

test('another site cannot make a browser ask, and another kind of body gets the form again', async (t) => {
  const { send } = await pages(t);
  const foreign = { ...urlencoded, 'sec-fetch-site': 'cross-site' };
  assert.equal((await send('/wat-zag-u', 'signs=hemp-smell', foreign)).statusCode, 403);
  for (const type of ['application/json', 'text/plain']) {
    const answer = await send('/wat-zag-u', '{"signs":["hemp-smell"]}', { 'content-type': type });
    assert.ok([400, 415].includes(answer.statusCode), type);
  }
});

test('ten thousand strange bodies are all answered, none as a fault of ours, and nothing of them is logged', {
  timeout: 120_000,
}, async (t) => {
  const { send, logged } = await pages(t);
  const field = fc.oneof(
    fc.constantFrom('signs', 'urgent', 'prefill', 'users-known', '__proto__', 'toString', ''),
    fc.string({ maxLength: 30 }),
  );
  const value = fc.oneof(
    fc.constantFrom(...signCodes, 'yes', 'no'),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const pair = fc.tuple(field, value).map(([name, text]) => `${name}=${text}`);
  const body = fc.oneof(
    fc.array(pair, { maxLength: 30 }).map((pairs) => pairs.join('&')),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      '%',
      '%E0%A4%A',
      '&&&===',
      'signs=%00',
      `signs=${'x'.repeat(40_000)}`,
      'a=1&'.repeat(3000),
    ),
  );
  const path = fc.constantFrom('/wat-zag-u', '/en/wat-zag-u', '/zelfcheck/erf', '/pl/zelfcheck/haven');
  const type = fc.oneof(
    { weight: 8, arbitrary: fc.constant('application/x-www-form-urlencoded') },
    fc.constantFrom('multipart/form-data; boundary=x', 'multipart/form-data', 'application/json', 'x/y'),
  );
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(path, body, type, async (url, payload, contentType) => {
      const { statusCode } = await send(url, payload, { 'content-type': contentType });
      statuses.add(statusCode);
      assert.ok(statusCode < 500, `${statusCode} for ${contentType}`);
    }),
    { numRuns: 10_000 },
  );
  assert.ok(statuses.has(200) && statuses.has(400), [...statuses].join(' '));
  assert.doesNotMatch(JSON.stringify(logged), new RegExp(signCodes.join('|')));
});

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { refuseCrossSite } from '#api/guard/same-site.ts';
import { throttle } from '#api/guard/throttle.ts';
import { wednesday } from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { requireRole } from './require-role.ts';
import { readSession, startSession } from './sessions.ts';
import { issueToken, memberOfToken } from './staff-tokens.ts';

/** The guards of the desk in their order, before one route that changes something. */
async function guarded(t: TestContext) {
  const { database } = await sqliteEngine().fresh(t);
  const { store } = database;
  const app = hardenedFastify({ https: false, trustProxy: 1, log: () => {}, bodyLimit: 65_536 });
  t.after(() => app.close());
  await app.register(cookie);
  await app.register(formbody);
  refuseCrossSite(app, 'same-origin');
  const now = () => wednesday;
  requireRole(app, { store, now, https: false, throttle: await throttle(app, now) });
  app.post('/api/v1/change', { config: { roles: ['lead'] } }, async () => ({ changed: true }));
  const token = await issueToken(store, { role: 'lead', name: 'verzonnen', region: null });
  const member = await memberOfToken(store, token);
  const session = await startSession(store, member?.tokenId ?? '', wednesday);
  const csrf = (await readSession(store, session, wednesday))?.csrf ?? '';
  const post = (headers: Record<string, string>, body: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/api/v1/change', headers, payload: body });
  return { token, csrf, post, signedIn: { cookie: `desk=${session}` } };
}

test('a post with a session needs its csrf token, also from a browser that does not say where it comes from', async (t) => {
  const { csrf, post, signedIn } = await guarded(t);
  const status = async (headers: Record<string, string>, body?: Record<string, string>) =>
    (await post({ ...signedIn, ...headers }, body)).statusCode;
  assert.equal(await status({}), 403, 'no token');
  assert.equal(await status({}, { csrf: 'x'.repeat(csrf.length) }), 403, 'a wrong one');
  assert.equal(await status({}, { csrf: csrf.slice(1) }), 403, 'a shorter one');
  assert.equal(
    await status({ 'sec-fetch-site': 'same-origin' }),
    403,
    'the right origin alone is not enough',
  );
  assert.equal(await status({}, { csrf }), 200, 'in the body');
  assert.equal(await status({ 'x-csrf-token': csrf }), 200, 'in the header');
  assert.equal(await status({ 'sec-fetch-site': 'cross-site' }, { csrf }), 403, 'another site, token or not');
  assert.equal(
    await status({ 'sec-fetch-site': 'same-site' }, { csrf }),
    403,
    'the public site is another origin',
  );
  const host = 'desk.test.invalid:8443';
  for (const [origin, expected] of [
    ['https://desk.test.invalid:8443', 200],
    ['https://desk.test.invalid', 200],
    ['null', 200],
    ['https://evil.test.invalid', 403],
    ['verzonnen', 403],
  ] as const)
    assert.equal(await status({ host, origin }, { csrf }), expected, `an old browser: ${origin}`);
});

test('a program with a bearer token needs no csrf token', async (t) => {
  const { token, post } = await guarded(t);
  assert.equal((await post({ authorization: `Bearer ${token}` })).statusCode, 200);
});

test('who guesses bearer tokens waits; who has one does not, behind the same address too', async (t) => {
  const { token, post } = await guarded(t);
  const from = (address: string, bearer: string) =>
    post({ authorization: `Bearer ${bearer}`, 'x-forwarded-for': address });
  const guess = `nhda_${'a'.repeat(43)}`;
  const took = async (work: () => Promise<{ statusCode: number }>, status: number) => {
    const before = performance.now();
    assert.equal((await work()).statusCode, status);
    return performance.now() - before;
  };
  for (let at = 0; at < 10; at += 1) await took(() => from('203.0.113.9', guess), 401);
  assert.ok((await took(() => from('203.0.113.9', guess), 401)) >= 450, 'the eleventh guess waits');
  assert.ok((await took(() => from('203.0.113.9', token), 200)) < 400, 'a real token does not');
  assert.ok((await took(() => from('203.0.113.10', guess), 401)) < 400, 'nor another network');
});

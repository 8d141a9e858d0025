import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inventedStaffDesk, pageOf } from './invented-staff-desk.ts';
import { makeToken } from './recorded-tokens.ts';

const anna = { role: 'lead', name: 'Verzonnen Anna', region: null } as const;

async function pasted(t: TestContext, settings: Record<string, string>) {
  const { browser, house, desk } = await inventedStaffDesk(t, settings);
  const token = await makeToken(house.database, anna);
  const paste = (typed: string) => browser().form('/aanmelden', { token: typed });
  return { token, paste, desk, browser };
}

test('where tokens are for programs, pasting one is refused in the same words, known or not', async (t) => {
  const { token, paste, desk, browser } = await pasted(t, { DESK_TOKEN_SIGN_IN: 'false' });
  const [known, unknown] = [await paste(token), await paste('nhda_verzonnen')];
  assert.deepEqual([known.statusCode, pageOf(known).problem], [403, 'token-refused']);
  assert.equal(known.body, unknown.body);
  assert.deepEqual(known.cookies, []);
  assert.partialDeepStrictEqual(pageOf(await browser().get('/aanmelden')), { ways: { token: false } });
  const headers = { authorization: `Bearer ${token}` };
  assert.equal(
    (await desk.inject({ url: '/api/v1/densities', headers })).statusCode,
    200,
    'a program works on',
  );
});

test('in development a pasted token signs in', async (t) => {
  const { token, paste } = await pasted(t, {});
  assert.equal((await paste(token)).headers.location, '/dichtheid');
});

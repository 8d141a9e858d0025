import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressCheck, addressRanges } from './allowed-addresses.ts';
import { inventedStaffDesk } from './invented-staff-desk.ts';

const checkOf = (text: string) => addressCheck(addressRanges.parse(text));

test('addresses and ranges of both kinds are read, and whoever lies in one is let through', () => {
  const isAllowed = checkOf('192.0.2.0/24, 198.51.100.7 2001:db8:1::/48');
  for (const address of ['192.0.2.1', '192.0.2.255', '198.51.100.7', '2001:db8:1:2::3', '::ffff:192.0.2.9'])
    assert.ok(isAllowed(address), address);
  for (const address of [
    '192.0.3.1',
    '198.51.100.8',
    '2001:db8:2::1',
    '::1',
    '',
    'verzonnen',
    '192.0.2.1, 1',
  ])
    assert.ok(!isAllowed(address), address);
  assert.ok(!isAllowed(undefined), 'who hung up');
});

test('what is no address or range is a fault, and so is everybody', () => {
  for (const text of [
    '192.0.2.0/33',
    '192.0.2',
    '2001:db8::/129',
    'kantoor',
    '0.0.0.0/0',
    '::/0',
    '192.0.2.1/',
  ])
    assert.equal(addressRanges.safeParse(text).success, false, text);
});

test('from elsewhere nothing of the desk answers: no page, no API, no style, and no difference', async (t) => {
  const { desk } = await inventedStaffDesk(t, { DESK_ALLOW: '192.0.2.0/24', TRUST_PROXY: '1' });
  const ask = (url: string, address: string, method: 'GET' | 'POST' = 'GET') =>
    desk.inject({ method, url, headers: { 'x-forwarded-for': address } });
  for (const url of ['/aanmelden', '/nergens', '/favicon.svg', '/meldingen', '/a%00b', '/%zz', '/%e0?a=%']) {
    const { statusCode, body, headers } = await ask(url, '203.0.113.5');
    assert.equal(statusCode, 403, url);
    assert.match(body, /^Vanaf deze plek/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
  const call = await ask('/api/v1/intake/leases', '203.0.113.5', 'POST');
  assert.deepEqual([call.statusCode, call.json().code], [403, 'address-refused']);
  assert.ok(!call.body.includes('203.0.113.5'));
  assert.equal((await ask('/api/v1/%zz', '203.0.113.5')).json().code, 'address-refused');
  assert.equal((await ask('/aanmelden', '192.0.2.77')).statusCode, 200);
  assert.equal((await ask('/api/v1/intake/leases', '192.0.2.77', 'POST')).statusCode, 401);
});

test('what a visitor says of his address counts only as far as proxies are trusted', async (t) => {
  const { desk } = await inventedStaffDesk(t, { DESK_ALLOW: '192.0.2.0/24' });
  const headers = { 'x-forwarded-for': '192.0.2.77' };
  assert.equal((await desk.inject({ url: '/aanmelden', headers })).statusCode, 403);
  const behind = await inventedStaffDesk(t, { DESK_ALLOW: '192.0.2.0/24', TRUST_PROXY: '1' });
  const invented = { 'x-forwarded-for': '192.0.2.77, 203.0.113.5' };
  assert.equal((await behind.desk.inject({ url: '/aanmelden', headers: invented })).statusCode, 403);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rotatingSalt, throttleKey } from './throttle.ts';

const salt = Buffer.alloc(32, 1);
const hourMs = 3_600_000;

test('the same network under another salt has another key', () => {
  assert.notEqual(throttleKey(salt, '203.0.113.9'), throttleKey(Buffer.alloc(32, 2), '203.0.113.9'));
});

test('a key is short and holds no address', () => {
  const key = throttleKey(salt, '203.0.113.9');
  assert.match(key, /^[\w-]{11}$/);
});

test('addresses of one IPv6 network share a key, other networks do not', () => {
  const key = throttleKey(salt, '2001:db8:1:2:aaaa:bbbb:cccc:dddd');
  assert.equal(throttleKey(salt, '2001:db8:1:2::1'), key);
  assert.notEqual(throttleKey(salt, '2001:db8:1:3::1'), key);
});

test('the salt is forgotten after an hour', () => {
  let now = 0;
  let made = 0;
  const current = rotatingSalt(
    () => now,
    () => Buffer.alloc(32, ++made),
  );
  const first = current();
  now = hourMs - 1;
  assert.equal(current(), first);
  now = hourMs;
  assert.notDeepEqual(current(), first);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signInLinks } from './sign-in-link.ts';

const minuteMs = 60_000;

test('a link signs in once', () => {
  const links = signInLinks(() => 0);
  const code = links.make('token-1');
  assert.equal(links.use(code), 'token-1');
  assert.equal(links.use(code), null);
  assert.equal(links.use('never-made'), null);
});

test('a link is worth nothing after ten minutes', () => {
  let nowMs = 0;
  const links = signInLinks(() => nowMs);
  const [early, late] = [links.make('token-1'), links.make('token-1')];
  nowMs = 10 * minuteMs - 1;
  assert.equal(links.use(early), 'token-1');
  nowMs = 10 * minuteMs;
  assert.equal(links.use(late), null);
});

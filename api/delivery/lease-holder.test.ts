import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { deadAmong, leaseHolder } from './lease-holder.ts';

test('a holder lives as long as its process', async () => {
  const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: 'pipe' });
  await once(child, 'spawn');
  const holder = `${hostname()}/${child.pid}/some-part`;
  assert.deepEqual(deadAmong([holder, leaseHolder()]), []);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.deepEqual(deadAmong([holder, leaseHolder()]), [holder]);
});

test('of other machines, and of a hub that fetches, nobody can tell: their leases are waited out', () => {
  assert.deepEqual(deadAmong(['another-machine/1/some-part', 'hub:token-1', '']), []);
});

test('two couriers in one process hold different leases', () => {
  assert.notEqual(leaseHolder(), leaseHolder());
});

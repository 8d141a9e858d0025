import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { type TestContext, test } from 'node:test';
import { deadAmong, leaseHolder } from './lease-holder.ts';

/** Another process of this project, with the holder that it would write. */
async function otherProcess(t: TestContext) {
  const file = JSON.stringify(new URL('./lease-holder.ts', import.meta.url).href);
  const script = `const { leaseHolder } = await import(${file}); console.log(leaseHolder()); process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'pipe' });
  t.after(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, holder: String(line).trim() };
}

test('a holder lives as long as its process', async (t) => {
  const { child, holder } = await otherProcess(t);
  assert.deepEqual(deadAmong([holder, leaseHolder()]), []);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.deepEqual(deadAmong([holder, leaseHolder()]), [holder]);
});

test('after a restart with the same process number what the one before held is free at once', () => {
  const before = `${hostname()}/${process.pid}/a-part-of-the-life-before/000000000000`;
  assert.deepEqual(deadAmong([before, leaseHolder()]), [before]);
  const [host, pid, , incarnation] = leaseHolder().split('/');
  assert.equal(deadAmong([`${host}/${pid}/another-part/${incarnation}`]).length, 1);
});

test('a process number that another program has by now is no sign of life', {
  skip: existsSync('/proc/self/stat') ? false : 'only Linux tells when a process began',
}, async (t) => {
  const { holder } = await otherProcess(t);
  const [host, pid, part] = holder.split('/');
  const before = `${host}/${pid}/${part}/000000000000`;
  assert.deepEqual(deadAmong([before, holder]), [before]);
});

test('a holder as an older version wrote it lives as long as its number', async (t) => {
  const { holder } = await otherProcess(t);
  assert.deepEqual(deadAmong([holder.split('/').slice(0, 3).join('/')]), []);
});

test('of other machines, and of a hub that fetches, nobody can tell: their leases are waited out', () => {
  assert.deepEqual(deadAmong(['another-machine/1/some-part', 'hub:token-1', '']), []);
});

test('two couriers in one process hold different leases', () => {
  assert.notEqual(leaseHolder(), leaseHolder());
});

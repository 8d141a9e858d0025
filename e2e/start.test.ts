import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { until } from './hub-receivers.ts';
import { freshFolder, removeFolder, runCommand } from './running-house.ts';

const root = join(import.meta.dirname, '..');
const folder = freshFolder();
const started = new Set<ChildProcess>();
after(() => {
  for (const child of started) child.kill('SIGKILL');
  removeFolder(folder);
});

test('a second start with nothing changed is ready in under 3 seconds', { timeout: 60_000 }, async () => {
  const seconds: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = performance.now();
    const { child, output } = npmStart();
    await until('both listeners answer', () => output().includes('"listener":"desk"'));
    const port = /"listener":"public","port":(\d+)/.exec(output())?.[1];
    assert.equal((await fetch(`http://127.0.0.1:${port}/health/ready`)).status, 200);
    seconds.push((performance.now() - before) / 1000);
    await ended(child, 'SIGTERM');
  }
  assert.ok(Math.min(...seconds) < 3, `ready after ${seconds.map((one) => one.toFixed(1)).join(', ')} s`);
});

test('when the starting process is killed the server goes too, and leaves no port behind', {
  timeout: 30_000,
}, async () => {
  const { child, output } = npmStart();
  await until('both listeners answer', () => output().includes('"listener":"desk"'));
  const port = /"listener":"public","port":(\d+)/.exec(output())?.[1];
  await ended(child, 'SIGKILL');
  await until('the port is free', () =>
    fetch(`http://127.0.0.1:${port}/health/live`).then(
      () => false,
      () => true,
    ),
  );
});

test('a wrong configuration names all its faults together and exits with 2', async () => {
  const env = { DATA_DIR: folder, PORT: 'door', HUB_WEBHOOK_URL: 'ftp://hub', LOG_LEVEL: 'loud' };
  const { code, stderr } = await runCommand('api/server.ts', [], env);
  assert.equal(code, 2);
  for (const name of ['PORT', 'HUB_WEBHOOK_URL', 'LOG_LEVEL']) assert.match(stderr, new RegExp(name));
});

test('production refuses to start with keys made for development', async () => {
  const env = { DATA_DIR: folder, PUBLIC_URL: 'https://melden.example', PORT: '0', DESK_PORT: '0' };
  const { code, stderr } = await runCommand('api/server.ts', [], env);
  assert.equal(code, 2);
  for (const name of ['HUB_RECIPIENTS', 'RECOVERY_RECIPIENT', 'RECEIPT_PEPPER_FILE'])
    assert.match(stderr, new RegExp(name));
});

for (const file of ['hub', 'staff', 'courier', 'reconcile', 'forget', 'backup', 'restore', 'watch', 'demo']) {
  test(`the command ${file} prints help, and says in a sentence what is wrong`, async () => {
    const help = await runCommand(`api/commands/${file}.ts`, ['--help'], { DATA_DIR: folder });
    assert.equal(help.code, 0);
    assert.match(help.stdout, new RegExp(`npm run ${file}`));
    const wrong = await runCommand(`api/commands/${file}.ts`, ['--nonsense'], { DATA_DIR: folder });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /nonsense/);
  });
}

function npmStart() {
  const env = { ...process.env, PORT: '0', DESK_PORT: '0', DATA_DIR: folder };
  const child = spawn(process.execPath, ['bootstrap.mjs', 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  return { child, output: () => output };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

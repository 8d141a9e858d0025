import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { findProgram } from './deploy/find-program.ts';
import { until } from './hub-receivers.ts';
import { freshFolder, type RunningHouse, removeFolder, runCommand, startHouse } from './running-house.ts';

let house: RunningHouse;
const folder = freshFolder();
before(async () => {
  house = await startHouse();
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
  removeFolder(folder);
});

const watch = (url: string, ...words: string[]) =>
  runCommand('api/commands/watch.ts', ['--url', url, '--again-after-seconds', '0.2', ...words], {});
const alarmIn = (stdout: string) => JSON.parse(stdout.trim()) as { event: string; checks: string[] };

test('a house that is well raises no alarm, and the watch leaves nothing behind', async () => {
  const { code, stdout, stderr } = await watch(house.publicUrl);
  assert.deepEqual([code, stdout, stderr], [0, '', '']);
  const { stdout: sums } = await house.command('api/commands/reconcile.ts');
  assert.match(sums, /^accepted 0 /);
});

test('an onion address that the site does not name is an alarm', async () => {
  const { code, stdout } = await watch(house.publicUrl, '--onion', `http://${'a'.repeat(56)}.onion`);
  assert.deepEqual([code, alarmIn(stdout)], [1, { level: 'error', event: 'watch-alarm', checks: ['onion'] }]);
});

test('a house that is down twice in a row is one alarm, and one line when it is back', {
  timeout: 60_000,
}, async (t) => {
  const dataDir = freshFolder();
  t.after(() => removeFolder(dataDir));
  const first = await startHouse({}, dataDir);
  const port = new URL(first.publicUrl).port;
  const child = spawn(
    process.execPath,
    ['api/commands/watch.ts', '--url', first.publicUrl, '--every-minutes', '0.005'],
    { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  t.after(() => child.kill('SIGKILL'));
  let lines = '';
  child.stdout.on('data', (chunk: Buffer) => (lines += chunk));
  const events = () =>
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  assert.deepEqual(events(), []);
  await first.stop();
  const seen = (event: string) =>
    new Set(events().flatMap((one) => (one.event === event ? one.checks : []))).size === 5;
  await until('it tells', () => seen('watch-alarm'));
  const again = await startHouse({ PORT: port }, dataDir);
  t.after(() => again.stop());
  await until('it tells that it is over', () => seen('watch-over'));
  const alarms = events().filter(({ event }) => event === 'watch-alarm');
  assert.deepEqual(alarms.flatMap(({ checks }) => checks).sort(), [
    'form',
    'guide',
    'intake',
    'ready',
    'storing',
  ]);
});

test('a certificate that ends within 14 days, or that nobody trusts, is an alarm', async (t) => {
  for (const [days, trusted, checks] of [
    [60, true, null],
    [10, true, ['certificate']],
    [60, false, ['ready', 'storing', 'guide', 'form', 'intake', 'certificate']],
  ] as const) {
    const front = await frontWith(t, days);
    if (front === null) return t.skip('there is no openssl here to make a certificate with');
    const { code, stdout } = await runCommand(
      'api/commands/watch.ts',
      ['--url', front.url, '--again-after-seconds', '0'],
      trusted ? { NODE_EXTRA_CA_CERTS: front.certificate } : {},
    );
    assert.equal(code, checks === null ? 0 : 1, `${days} days`);
    if (checks !== null) assert.deepEqual(alarmIn(stdout).checks, checks);
  }
});

test('a wrong call is told in a sentence', async () => {
  for (const words of [[], ['--url', 'ftp://x'], ['--url', 'http://x', '--every-minutes', '0']]) {
    const { code, stderr } = await runCommand('api/commands/watch.ts', words, {});
    assert.equal(code, 2, words.join(' '));
    assert.match(stderr, /--/);
  }
});

/** A proxy with a certificate of its own before the house; null where none can be made. */
async function frontWith(t: TestContext, days: number) {
  const [key, certificate] = [join(folder, `key-${days}`), join(folder, `certificate-${days}`)];
  const program = findProgram('openssl');
  if (program === undefined) return null;
  const made = spawnSync(program, [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', String(days)],
    ...['-keyout', key, '-out', certificate],
  ]);
  if (made.status !== 0) return null;
  const server: Server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (incoming, outgoing) => {
      const onward = request(new URL(incoming.url ?? '/', house.publicUrl), {
        method: incoming.method,
        headers: incoming.headers,
      });
      onward.on('response', (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `https://localhost:${port}`, certificate };
}

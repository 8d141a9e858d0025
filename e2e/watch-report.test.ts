import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, type TestContext, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { freePort } from './free-port.ts';
import { until, webhookReceiver } from './hub-receivers.ts';
import {
  freshFolder,
  type RunningHouse,
  removeFolder,
  runCommand,
  sendReport,
  startHouse,
} from './running-house.ts';

const folder = freshFolder();
const secret = `whsec_${createHash('sha256').update('verzonnen geheim').digest('base64')}`;
const files = {
  secret: join(folder, 'secret'),
  identity: join(folder, 'identity'),
  other: join(folder, 'other'),
};
let env: Record<string, string>;
let port: number;
let identity: string;
before(async () => {
  port = await freePort();
  identity = await generateX25519Identity();
  writeFileSync(files.secret, `${secret}\n`);
  writeFileSync(files.identity, `${identity}\n`);
  writeFileSync(files.other, `${await generateX25519Identity()}\n`);
  env = {
    ...{ WATCH_URL: `http://127.0.0.1:${port}/watch`, WATCH_SECRET: secret },
    ...{ WATCH_RECIPIENT: await identityToRecipient(identity), LOG_LEVEL: 'debug' },
  };
});
after(() => removeFolder(folder));

/** A house with a watch and, beside it, a hub with a webhook of its own. */
async function houseWithHub(t: TestContext, more: Record<string, string> = {}) {
  const hub = await webhookReceiver((call) => ({ status: 200, body: `{"reference":"HUB-${call}"}` }));
  const ofHub = {
    HUB_WEBHOOK_URL: hub.url,
    HUB_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 5).toString('base64')}`,
  };
  const house = await startHouse({ ...env, ...ofHub, ...more });
  t.after(async () => {
    await house.stop();
    await hub.close();
    removeFolder(house.dataDir);
  });
  return { house, hub };
}

const words = (url: string, identityFile = files.identity) => [
  ...['--url', url, '--report', '--listen', `127.0.0.1:${port}`],
  ...['--secret-file', files.secret, '--identity-file', identityFile],
];
const lookTwice = (house: RunningHouse, ...more: string[]) =>
  runCommand(
    'api/commands/watch.ts',
    [...words(house.publicUrl), '--again-after-seconds', '0', '--wait-seconds', '0.5', ...more],
    {},
  );

function rowsOf(house: RunningHouse) {
  const file = new DatabaseSync(join(house.dataDir, 'drugsalert.sqlite'), { readOnly: true });
  const count = (from: string) => Number(file.prepare(`select count(*) as n from ${from}`).get()?.n);
  const rows = {
    ...{ reports: count('reports'), watch: count("reports where flag = 'watch'"), threads: count('threads') },
    ...{ deliveries: count('deliveries'), delivered: count("deliveries where state = 'delivered'") },
    counts: count('report_counts'),
  };
  file.close();
  return rows;
}

/** The mark as README tells it, made without the program. */
function marked(
  key: string,
  body: { description: string; phenomenon: string },
  by = secret,
  atMs = Date.now(),
) {
  const sha256 = (text: string) => createHash('sha256').update(text).digest();
  const mac = createHmac('sha256', Buffer.from(by.slice(6), 'base64'))
    .update(`nh-drugsalert/watch/v1\0${atMs}\0`)
    .update(sha256(key))
    .update(sha256(JSON.stringify(body)));
  return { 'watch-mark': `${atMs}.${mac.digest('hex')}` };
}
const draft = { description: 'Verzonnen proefmelding', phenomenon: 'other' };

/** `npm run watch` that stays, and every line that it told. */
function stay(t: TestContext, house: RunningHouse, identityFile = files.identity) {
  const every = ['--every-minutes', '0.005', '--wait-seconds', '1'];
  const child = spawn(
    process.execPath,
    ['api/commands/watch.ts', ...words(house.publicUrl, identityFile), ...every],
    { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  t.after(() => child.kill('SIGKILL'));
  let lines = '';
  child.stdout.on('data', (chunk: Buffer) => (lines += chunk));
  const told = () =>
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { event: string; checks: string[] });
  return { told, end: () => new Promise((resolve) => child.once('exit', resolve) && child.kill()) };
}

test('a report of the watch comes out at its own hub, and nowhere else: no book, desk, hub or log knows of it', {
  timeout: 60_000,
}, async (t) => {
  const { house, hub } = await houseWithHub(t);
  for (let round = 0; round < 2; round += 1) {
    const { code, stdout, stderr } = await lookTwice(house, '--wait-seconds', '20');
    assert.deepEqual([code, stdout, stderr], [0, '', '']);
    await until('the courier notes it', () => rowsOf(house).delivered === 1);
    assert.deepEqual(rowsOf(house), {
      reports: 1,
      watch: 1,
      threads: 1,
      deliveries: 1,
      delivered: 1,
      counts: 0,
    });
  }
  const { stdout: sums } = await house.command('api/commands/reconcile.ts');
  assert.match(sums, /^accepted 0 /);
  const { stdout: opened } = await house.command('api/commands/hub.ts', 'open');
  assert.equal(opened, '');
  const token = await house.command('api/commands/staff.ts', 'token', '--role', 'hub');
  const asHub = { authorization: `Bearer ${token.stdout.trim().split('\n').at(-1)}` };
  const list = await fetch(`${house.deskUrl}/api/v1/intake/reports`, { headers: asHub });
  assert.deepEqual(await list.json(), { reports: [], total: 0, next: null });
  const lease = await fetch(`${house.deskUrl}/api/v1/intake/leases`, { method: 'POST', headers: asHub });
  assert.deepEqual(((await lease.json()) as { items: unknown[] }).items, []);
  assert.deepEqual(hub.received, []);
  for (const told of [secret, secret.slice(6), identity, 'Proefmelding', 'watch-mark'])
    assert.ok(!house.output().includes(told), told);
  assert.equal((await house.command('api/commands/forget.ts')).code, 0);
  assert.deepEqual(rowsOf(house), {
    reports: 0,
    watch: 0,
    threads: 0,
    deliveries: 0,
    delivered: 0,
    counts: 0,
  });
});

test('a courier that stands still is one alarm after two misses, and one line when it goes again', {
  timeout: 90_000,
}, async (t) => {
  const { house } = await houseWithHub(t, { ROLES: 'public,desk' });
  const { told } = stay(t, house);
  await until('it tells', () => told().length > 0, 40);
  assert.deepEqual(told(), [{ level: 'error', event: 'watch-alarm', checks: ['report'] }]);
  assert.ok(rowsOf(house).watch <= 1);
  const courier = await startHouse({ ...env, ROLES: 'courier' }, house.dataDir);
  t.after(() => courier.stop());
  await until('it tells that it is over', () => told().length > 1, 40);
  assert.deepEqual(told().slice(1), [{ level: 'info', event: 'watch-over', checks: ['report'] }]);
});

test('a key that does not open, a wrong secret and a receiver that nobody reaches are alarms', {
  timeout: 90_000,
}, async (t) => {
  const { house } = await houseWithHub(t);
  const alarm = { level: 'error', event: 'watch-alarm', checks: ['report'] };
  const wrong = join(folder, 'wrong');
  writeFileSync(wrong, `whsec_${Buffer.alloc(32, 9).toString('base64')}`);
  for (const more of [
    ['--identity-file', files.other],
    ['--secret-file', wrong],
    ['--listen', `127.0.0.1:${await freePort()}`],
  ]) {
    const { code, stdout } = await lookTwice(house, ...more);
    assert.deepEqual([code, JSON.parse(stdout)], [1, alarm], more.join(' '));
  }
  const { stdout: sums } = await house.command('api/commands/reconcile.ts');
  assert.match(sums, /^accepted 0 /);
  const { code, stdout } = await lookTwice(house, '--wait-seconds', '20');
  assert.deepEqual([code, stdout], [0, ''], 'and nothing of it is left');
});

test('a mark that is wrong, late, of other words, or shown to a house without a watch stores nothing', async (t) => {
  const { house, hub } = await houseWithHub(t);
  const other = await startHouse();
  t.after(async () => {
    await other.stop();
    removeFolder(other.dataDir);
  });
  const key = randomUUID();
  const strange = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
  const good = marked(key, draft);
  for (const [what, send] of [
    ['no mark at all', () => sendReport(house.publicUrl, draft, key, { 'watch-mark': 'x' })],
    ['another secret', () => sendReport(house.publicUrl, draft, key, marked(key, draft, strange))],
    [
      'an hour ago',
      () => sendReport(house.publicUrl, draft, key, marked(key, draft, secret, Date.now() - 3_600_000)),
    ],
    ['another key', () => sendReport(house.publicUrl, draft, randomUUID(), good)],
    ['other words', () => sendReport(house.publicUrl, { ...draft, description: 'Iets anders' }, key, good)],
    ['a house without a watch', () => sendReport(other.publicUrl, draft, key, good)],
  ] as const) {
    const { status, body } = await send();
    assert.deepEqual([status, body.code], [403, 'watch-mark-refused'], what);
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(draft)) form.set(name, value);
  const headers = { ...good, 'idempotency-key': key };
  const posted = await fetch(`${house.publicUrl}/api/v1/reports`, { method: 'POST', headers, body: form });
  assert.equal(posted.status, 403);
  for (const one of [house, other]) assert.deepEqual([rowsOf(one).reports, rowsOf(one).counts], [0, 0]);

  const person = await sendReport(
    house.publicUrl,
    { ...draft, description: 'Verzonnen melding van iemand' },
    key,
  );
  assert.equal(person.status, 201);
  const sent = await sendReport(house.publicUrl, draft, key, good);
  const again = await sendReport(house.publicUrl, draft, key, marked(key, draft, secret, Date.now() + 1));
  assert.deepEqual([sent.status, again.status], [201, 200], 'its mark takes nobody else’s report away');
  await until('the hub has the one report that there is', () => hub.received.length === 1);
  const { stdout: sums } = await house.command('api/commands/reconcile.ts');
  assert.match(sums, /^accepted 1 /);
  assert.deepEqual([rowsOf(house).reports, rowsOf(house).watch], [2, 1]);
});

test('the receiver of the watch answers strangers with nothing: 404, 401 and 413', {
  timeout: 60_000,
}, async (t) => {
  const { house } = await houseWithHub(t);
  const { end } = stay(t, house);
  const url = `http://127.0.0.1:${port}/watch`;
  await until('it listens', () =>
    fetch(url).then(
      () => true,
      () => false,
    ),
  );
  const asked = async (init: RequestInit) => (await fetch(url, init)).status;
  assert.equal(await asked({}), 404);
  assert.equal(await asked({ method: 'POST', body: '{}' }), 401);
  assert.equal(await asked({ method: 'POST', body: 'x'.repeat(70_000) }), 413);
  const forged = {
    'webhook-id': 'a',
    'webhook-timestamp': `${Math.floor(Date.now() / 1_000)}`,
    'webhook-signature': 'v1,x',
  };
  assert.equal(await asked({ method: 'POST', body: '{}', headers: forged }), 401);
  await end();
});

test('a wrong call of the watch with a report is told in a sentence', async () => {
  const call = (...more: string[]) => runCommand('api/commands/watch.ts', ['--url', 'http://x', ...more], {});
  const listen = ['--report', '--listen', '127.0.0.1:9'];
  for (const more of [
    ['--listen', '127.0.0.1:9'],
    ['--report'],
    ['--report', '--listen', 'http://x'],
    listen,
    [...listen, '--secret-file', files.identity],
    [...listen, '--secret-file', files.secret],
    [...listen, '--secret-file', files.secret, '--identity-file', files.secret],
  ]) {
    const { code, stderr } = await call(...more);
    assert.deepEqual(
      [code, /--(listen|secret-file|identity-file)|age identity/.test(stderr)],
      [2, true],
      more.join(' '),
    );
    assert.ok(!stderr.includes(secret));
  }
});

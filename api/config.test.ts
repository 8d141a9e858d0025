import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ConfigFault, readConfig } from './config.ts';

const inventedRecipient = async () => identityToRecipient(await generateX25519Identity());
const [hub, other, recovery] = [
  await inventedRecipient(),
  await inventedRecipient(),
  await inventedRecipient(),
];

/** All faults of an environment, or nothing when it is in order. */
function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
}
const names = (env: Record<string, string>) => faultsOf(env).map((fault) => fault.split(/[:. ]/)[0]);

test('with nothing set it is a development server with everything of its own', () => {
  const config = readConfig({});
  assert.deepEqual([config.PORT, config.DESK_PORT, config.HOST], [3000, 3001, '127.0.0.1']);
  assert.equal(config.production, false);
  assert.equal(config.DATABASE_URL, undefined);
  assert.deepEqual(config.ROLES, ['public', 'desk', 'courier']);
  assert.equal(config.TRUST_PROXY, 0);
  assert.ok(isAbsolute(config.databaseFile));
});

test('an empty variable counts as unset, a strange one is left alone', () => {
  assert.equal(readConfig({ PORT: '', HUB_WEBHOOK_URL: '', STRANGE: 'x' }).PORT, 3000);
});

test('all faults are told together: of single variables, of pairs, and of production', () => {
  const told = names({
    NODE_ENV: 'production',
    PORT: 'many',
    DESK_PORT: '70000',
    DATABASE_URL: 'mysql://127.0.0.1/x',
    HUB_WEBHOOK_URL: 'https://hub.test.invalid/reports',
    RECEIPT_PEPPER_FILE: '/nowhere/at/all',
  });
  assert.deepEqual(told.sort(), [
    'DATABASE_URL',
    'DESK_PORT',
    'HUB_RECIPIENTS',
    'HUB_WEBHOOK_URL',
    'PORT',
    'PUBLIC_URL',
    'RECEIPT_PEPPER_FILE',
    'RECOVERY_RECIPIENT',
    'TRUST_PROXY',
  ]);
});

test('no fault repeats a value: a wrong secret stays secret', () => {
  const planted = 'PLANTED-4711';
  const env = { HUB_WEBHOOK_SECRET: planted, SMTP_URL: `smtp//user:${planted}@x`, HUB_RECIPIENTS: planted };
  assert.ok(faultsOf(env).length >= 3);
  assert.ok(!faultsOf(env).join().includes(planted));
});

test('a recipient with a typing error or an end cut off stops the start, wherever one stands', () => {
  const mistyped = `${hub.slice(0, 20)}${hub[20] === 'q' ? 'p' : 'q'}${hub.slice(21)}`;
  for (const wrong of ['age1xxx', mistyped, hub.slice(0, -1), hub.toUpperCase(), 'age1'])
    for (const [name, value, fine] of [
      ['HUB_RECIPIENTS', wrong, hub],
      ['HUB_RECIPIENTS', `${hub} ${wrong}`, `${hub} ${other}`],
      ['RECOVERY_RECIPIENT', wrong, recovery],
      ['BACKUP_RECIPIENT', `${wrong},${hub}`, `${other},${hub}`],
      ['FORWARD_RECIPIENTS', `politie=${wrong}`, `politie=${other}`],
    ] as const) {
      const [fault = ''] = faultsOf({ [name]: value });
      assert.ok(fault.startsWith(name) && !fault.includes(wrong.slice(4, 12) || ' age1 '), fault);
      assert.deepEqual(faultsOf({ [name]: fine }), []);
    }
});

test('what belongs together is set together', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const url = 'https://hub.test.invalid/reports';
  assert.deepEqual(faultsOf({ HUB_WEBHOOK_URL: url, HUB_WEBHOOK_SECRET: secret }), []);
  assert.equal(faultsOf({ HUB_WEBHOOK_SECRET: secret }).length, 1);
  assert.equal(faultsOf({ HUB_WEBHOOK_URL: url }).length, 1);
  assert.equal(faultsOf({ SMTP_URL: 'smtp://127.0.0.1' }).length, 1);
  assert.equal(faultsOf({ HUB_MAIL_TO: 'hub@test.example' }).length, 1);
});

test('a public https address means production; loopback, http and no address do not', () => {
  const missing = ['HUB_RECIPIENTS', 'RECOVERY_RECIPIENT', 'RECEIPT_PEPPER_FILE', 'TRUST_PROXY'];
  assert.deepEqual(names({ PUBLIC_URL: 'https://drugsalert.test.invalid' }), missing);
  for (const url of [
    'https://localhost:3000',
    'https://127.0.0.1',
    'https://[::1]:3000',
    'http://test.invalid',
  ]) {
    assert.equal(readConfig({ PUBLIC_URL: url }).production, false, url);
  }
});

/** All that a production server needs. */
function production(t: TestContext): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'nhda-config-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const pepper = join(folder, 'pepper');
  writeFileSync(pepper, 'x');
  return {
    PUBLIC_URL: 'https://drugsalert.test.invalid/',
    DESK_URL: 'https://desk.test.invalid/',
    HUB_RECIPIENTS: `${hub}, ${other}`,
    RECOVERY_RECIPIENT: recovery,
    RECEIPT_PEPPER_FILE: pepper,
    TRUST_PROXY: '1',
    DATA_DIR: join(folder, 'data'),
  };
}

test('a production server with all its keys starts, and says that it is one', (t) => {
  const config = readConfig(production(t));
  assert.equal(config.production, true);
  assert.deepEqual(config.HUB_RECIPIENTS, [hub, other]);
  assert.equal(config.PUBLIC_URL, 'https://drugsalert.test.invalid');
});

test('a production server without one of them refuses by its name', (t) => {
  const complete = { ...production(t), NODE_ENV: 'production' };
  for (const name of [
    'PUBLIC_URL',
    'HUB_RECIPIENTS',
    'RECOVERY_RECIPIENT',
    'RECEIPT_PEPPER_FILE',
    'TRUST_PROXY',
  ])
    assert.deepEqual(names({ ...complete, [name]: '' }), [name]);
  assert.deepEqual(faultsOf({ ...complete, TRUST_PROXY: '0' }), [], 'no proxy is an answer too');
});

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const mail = { HUB_MAIL_TO: 'hub@test.example' };
const unsafe: [string, Record<string, string>, RegExp][] = [
  [
    'a site over http',
    { NODE_ENV: 'production', PUBLIC_URL: 'http://site.test.invalid' },
    /^PUBLIC_URL must be https/,
  ],
  ['a desk over http', { DESK_URL: 'http://desk.test.invalid' }, /^DESK_URL must be https/],
  [
    'a desk at the address of the site',
    { DESK_URL: 'https://drugsalert.test.invalid' },
    /different host names/,
  ],
  [
    'a desk on another port only',
    { DESK_URL: 'https://drugsalert.test.invalid:8443' },
    /different host names/,
  ],
  [
    'a desk on another path only',
    { DESK_URL: 'https://DRUGSALERT.test.invalid/desk' },
    /different host names/,
  ],
  [
    'a recovery key that the hub has',
    { RECOVERY_RECIPIENT: other },
    /^RECOVERY_RECIPIENT must be another key/,
  ],
  [
    'mail without TLS',
    { ...mail, SMTP_URL: 'smtp://mail.test.invalid?ignoreTLS=true' },
    /^SMTP_URL must not/,
  ],
  [
    'mail to a server that anybody can pretend to be',
    { ...mail, SMTP_URL: 'smtps://mail.test.invalid?tls.rejectUnauthorized=false' },
    /^SMTP_URL must not/,
  ],
  [
    'a webhook over http',
    { HUB_WEBHOOK_URL: 'http://hub.test.invalid', HUB_WEBHOOK_SECRET: secret },
    /^HUB_WEBHOOK_URL must be https/,
  ],
  ['invented figures', { DEMO: 'true' }, /^DEMO is not for production/],
  [
    'a pepper that is not there',
    { RECEIPT_PEPPER_FILE: '/nowhere/at/all' },
    /^RECEIPT_PEPPER_FILE does not exist/,
  ],
  [
    'an earlier pepper that is not there',
    { RECEIPT_OLD_PEPPER_FILES: '/nowhere/at/all' },
    /^RECEIPT_OLD_PEPPER_FILES does not exist/,
  ],
];
for (const [what, changes, fault] of unsafe) {
  test(`production refuses ${what}`, (t) => {
    const faults = faultsOf({ ...production(t), ...changes });
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0] ?? '', fault);
  });
}

test('production refuses a pepper among the data that is copied with it', (t) => {
  const env = production(t);
  const [fault, ...more] = faultsOf({ ...env, DATA_DIR: dirname(env.RECEIPT_PEPPER_FILE ?? '') });
  assert.match(fault ?? '', /^RECEIPT_PEPPER_FILE lies inside DATA_DIR/);
  assert.deepEqual(more, []);
});

test('what production refuses is allowed in development', () => {
  const lax = { DESK_URL: 'http://127.0.0.1:3001', PUBLIC_URL: 'http://127.0.0.1:3000', DEMO: 'true' };
  assert.deepEqual(faultsOf({ ...lax, ...mail, SMTP_URL: 'smtp://127.0.0.1:25?ignoreTLS=true' }), []);
});

test('roles are a list of known ones', () => {
  assert.deepEqual(readConfig({ ROLES: 'public, courier' }).ROLES, ['public', 'courier']);
  assert.deepEqual(names({ ROLES: 'public,cook' }), ['ROLES']);
  assert.deepEqual(names({ ROLES: ' , ' }), ['ROLES']);
});

test('a map service is an https address with its places to fill in, or one on this machine', () => {
  const tiles = (url: string) => names({ TILES_URL: url });
  for (const url of [
    'https://tiles.test.invalid/{z}/{x}/{y}.png',
    'http://127.0.0.1:9000/{z}/{x}/{y}',
    'https://tiles.test.invalid/EPSG:3857/{z}/{x}/{y}.png?style=grijs',
  ])
    assert.deepEqual(tiles(url), [], url);
  for (const url of [
    'http://tiles.test.invalid/{z}/{x}/{y}.png',
    'https://tiles.test.invalid/{z}/{x}.png',
    'https://user:secret@tiles.test.invalid/{z}/{x}/{y}.png',
    'ftp://127.0.0.1/{z}/{x}/{y}',
    '{z}/{x}/{y}',
  ])
    assert.deepEqual(tiles(url), ['TILES_URL'], url);
  assert.deepEqual(names({ GEOCODER_URL: 'https://search.test.invalid/free?q={query}' }), []);
  assert.deepEqual(names({ GEOCODER_URL: 'https://search.test.invalid/free?q=' }), ['GEOCODER_URL']);
  assert.equal(readConfig({}).TILES_URL, undefined);
});

test('an onion address is http, of version 3, and nothing else', () => {
  const address = `http://${'a2'.repeat(28)}.onion`;
  assert.equal(readConfig({ ONION_URL: `${address}/` }).ONION_URL, address);
  assert.equal(readConfig({}).ONION_URL, undefined);
  for (const wrong of ['https', 'http'].map((scheme) => `${scheme}://${'a'.repeat(16)}.onion`))
    assert.deepEqual(names({ ONION_URL: wrong }), ['ONION_URL']);
  for (const wrong of [address.replace('http:', 'https:'), `${address}/melden`, `${address}:80`, 'a.onion'])
    assert.deepEqual(names({ ONION_URL: wrong }), ['ONION_URL'], wrong);
});

test('a backup is never kept for more than 30 days: it holds what was deleted here', () => {
  assert.equal(readConfig({}).BACKUP_RETENTION_DAYS, 30);
  for (const days of ['0', '31', '1.5'])
    assert.throws(() => readConfig({ BACKUP_RETENTION_DAYS: days }), ConfigFault, days);
});

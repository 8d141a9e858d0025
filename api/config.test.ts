import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { test } from 'node:test';
import { ConfigFault, readConfig } from './config.ts';

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
  ]);
});

test('no fault repeats a value: a wrong secret stays secret', () => {
  const planted = 'PLANTED-4711';
  const env = { HUB_WEBHOOK_SECRET: planted, SMTP_URL: `smtp//user:${planted}@x`, HUB_RECIPIENTS: planted };
  assert.ok(faultsOf(env).length >= 3);
  assert.ok(!faultsOf(env).join().includes(planted));
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
  const missing = ['HUB_RECIPIENTS', 'RECOVERY_RECIPIENT', 'RECEIPT_PEPPER_FILE'];
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

test('a production server with all its keys starts, and says that it is one', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'nhda-config-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const pepper = join(folder, 'pepper');
  writeFileSync(pepper, 'x');
  const config = readConfig({
    PUBLIC_URL: 'https://drugsalert.test.invalid/',
    HUB_RECIPIENTS: 'age1one, age1two',
    RECOVERY_RECIPIENT: 'age1three',
    RECEIPT_PEPPER_FILE: pepper,
  });
  assert.equal(config.production, true);
  assert.deepEqual(config.HUB_RECIPIENTS, ['age1one', 'age1two']);
  assert.equal(config.PUBLIC_URL, 'https://drugsalert.test.invalid');
});

test('roles are a list of known ones', () => {
  assert.deepEqual(readConfig({ ROLES: 'public, courier' }).ROLES, ['public', 'courier']);
  assert.deepEqual(names({ ROLES: 'public,cook' }), ['ROLES']);
  assert.deepEqual(names({ ROLES: ' , ' }), ['ROLES']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ConfigFault, readConfig } from '#api/config.ts';
import { watchFaults } from './watch-faults.ts';
import { watchHubOf } from './watch-road.ts';

const recipient = await identityToRecipient(await generateX25519Identity());
const other = await identityToRecipient(await generateX25519Identity());
const secretOf = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const watch = {
  ...{ WATCH_URL: 'https://watch.test.invalid/in', WATCH_SECRET: secretOf(7), WATCH_RECIPIENT: recipient },
};

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigFault ? error.faults : assert.fail(String(error));
  }
}

test('the watch is configured whole or not at all', () => {
  assert.deepEqual(faultsOf(watch), []);
  assert.deepEqual(watchHubOf(readConfig(watch)), {
    ...{ url: watch.WATCH_URL, secret: watch.WATCH_SECRET, recipient },
  });
  assert.equal(watchHubOf(readConfig({})), null);
  for (const name of Object.keys(watch)) {
    const [fault, ...more] = faultsOf({ ...watch, [name]: '' });
    assert.deepEqual([/belong together/.test(fault ?? ''), more], [true, []], name);
  }
});

test('it has nothing that somebody else has: no key, no secret and no address of the hub', () => {
  const hub = { HUB_WEBHOOK_URL: 'https://hub.test.invalid', HUB_WEBHOOK_SECRET: secretOf(8) };
  for (const [shared, fault] of [
    [
      { HUB_RECIPIENTS: `${other}, ${recipient}` },
      /^WATCH_RECIPIENT must be another key than HUB_RECIPIENTS/,
    ],
    [{ RECOVERY_RECIPIENT: recipient }, /^WATCH_RECIPIENT must be another key than RECOVERY_RECIPIENT/],
    [{ BACKUP_RECIPIENT: recipient }, /^WATCH_RECIPIENT must be another key than BACKUP_RECIPIENT/],
    [{ FORWARD_RECIPIENTS: `politie=${recipient}` }, /^WATCH_RECIPIENT must be another key than FORWARD/],
    [{ ...hub, HUB_WEBHOOK_SECRET: watch.WATCH_SECRET }, /^WATCH_SECRET must be another one/],
    [{ ...hub, HUB_WEBHOOK_URL: watch.WATCH_URL }, /^WATCH_URL must be another one/],
  ] as const) {
    const [told, ...more] = faultsOf({ ...watch, ...shared });
    assert.match(told ?? '', fault);
    assert.deepEqual(more, []);
    assert.ok(!told?.includes(recipient) && !told?.includes(watch.WATCH_SECRET));
  }
});

test('in production its address is https, or http for a tunnel on the same machine', () => {
  for (const [url, faults] of [
    ['https://watch.test.invalid', 0],
    ['http://127.0.0.1:8787/in', 0],
    ['http://[::1]:8787', 0],
    ['http://watch.test.invalid', 1],
    ['http://127.0.0.1.test.invalid', 1],
  ] as const) {
    assert.equal(watchFaults({ ...watch, WATCH_URL: url }, true).length, faults, url);
    assert.deepEqual(watchFaults({ ...watch, WATCH_URL: url }, false), []);
  }
});

test('a demo has no watch: invented reports never leave the machine', () => {
  assert.equal(watchHubOf(readConfig({ ...watch, DEMO: 'true' })), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ConfigFault, readConfig } from '#api/config.ts';
import { signInFaults } from './sign-in-faults.ts';

const provider = {
  OIDC_ISSUER: 'https://login.test.invalid',
  OIDC_CLIENT_ID: 'balie',
  OIDC_CLIENT_SECRET_FILE: import.meta.filename,
};

test('the three variables of the identity provider are set together', () => {
  assert.deepEqual(signInFaults({}, true), []);
  assert.deepEqual(signInFaults({ ...provider, DESK_URL: 'https://desk.test.invalid' }, true), []);
  for (const name of Object.keys(provider)) {
    const [fault, ...more] = signInFaults({ ...provider, [name]: undefined }, false);
    assert.match(fault ?? '', /belong together/, name);
    assert.deepEqual(more, []);
  }
});

test('a provider over http is refused but on this machine, and so are a missing secret and a missing way back', () => {
  const faults = (more: object, production = false) => signInFaults({ ...provider, ...more }, production);
  assert.match(faults({ OIDC_ISSUER: 'http://login.test.invalid' })[0] ?? '', /must be https/);
  assert.deepEqual(faults({ OIDC_ISSUER: 'http://127.0.0.1:9000' }), []);
  assert.match(faults({ OIDC_CLIENT_SECRET_FILE: '/nowhere/at/all' })[0] ?? '', /does not exist/);
  assert.match(faults({}, true)[0] ?? '', /needs DESK_URL/);
});

const inventedRecipient = async () => identityToRecipient(await generateX25519Identity());

/** All that a production server needs. */
const production = {
  ...{ NODE_ENV: 'production', TRUST_PROXY: '0', RECEIPT_PEPPER_FILE: import.meta.filename },
  ...{ HUB_RECIPIENTS: await inventedRecipient(), RECOVERY_RECIPIENT: await inventedRecipient() },
  ...{ PUBLIC_URL: 'https://drugsalert.test.invalid', DESK_URL: 'https://desk.test.invalid' },
};

test('a person may paste a token in development, and in production only where it is switched on', () => {
  assert.equal(readConfig({}).tokenSignIn, true);
  assert.equal(readConfig({ DESK_TOKEN_SIGN_IN: 'false' }).tokenSignIn, false);
  assert.equal(readConfig(production).tokenSignIn, false);
  assert.equal(readConfig({ ...production, DESK_TOKEN_SIGN_IN: 'true' }).tokenSignIn, true);
});

test('a list of addresses that cannot be read stops the start, and its fault repeats no value', () => {
  assert.throws(
    () => readConfig({ DESK_ALLOW: '192.0.2.0/24, kantoor' }),
    (error: unknown) => {
      assert.ok(error instanceof ConfigFault && error.faults[0]?.startsWith('DESK_ALLOW'));
      return !error.message.includes('kantoor');
    },
  );
});

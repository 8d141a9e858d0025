import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ConfigFault, readConfig } from './config.ts';
import { keyMaterial } from './key-material.ts';
import { temporaryFolder } from './storage/test-databases.ts';

async function productionOn(t: TestContext, dataDir: string, changes: Record<string, string>) {
  const pepper = join(temporaryFolder(t), 'pepper');
  writeFileSync(pepper, randomBytes(32).toString('hex'));
  const own = async () => identityToRecipient(await generateX25519Identity());
  return readConfig({
    ...{ PUBLIC_URL: 'https://drugsalert.test.invalid', TRUST_PROXY: '1', DATA_DIR: dataDir },
    ...{ HUB_RECIPIENTS: await own(), RECOVERY_RECIPIENT: await own(), RECEIPT_PEPPER_FILE: pepper },
    ...changes,
  });
}

test('a folder where development made its keys serves production, but never with those keys', async (t) => {
  const dataDir = temporaryFolder(t);
  const development = await keyMaterial(readConfig({ DATA_DIR: dataDir }));
  const [hub, recovery] = development.recipients as [string, string];
  assert.equal(development.development, true);
  const fine = await keyMaterial(await productionOn(t, dataDir, {}));
  assert.equal(fine.development, false);
  const bad: Record<string, string>[] = [
    { HUB_RECIPIENTS: hub },
    { HUB_RECIPIENTS: `${fine.recipients[0]} ${hub}` },
    { HUB_RECIPIENTS: recovery },
    { RECOVERY_RECIPIENT: hub },
    { RECOVERY_RECIPIENT: recovery },
  ];
  for (const changes of bad) {
    const config = await productionOn(t, dataDir, changes);
    await assert.rejects(keyMaterial(config), (fault) => {
      assert.ok(fault instanceof ConfigFault);
      assert.match(fault.message, /development-(hub|recovery)-key/);
      assert.ok(
        !fault.message.includes('age1') && !fault.message.includes('AGE-SECRET'),
        'and no key is told',
      );
      return true;
    });
  }
});

test('development may name its own key', async (t) => {
  const dataDir = temporaryFolder(t);
  const { recipients } = await keyMaterial(readConfig({ DATA_DIR: dataDir }));
  const again = await keyMaterial(readConfig({ DATA_DIR: dataDir, HUB_RECIPIENTS: recipients[0] ?? '' }));
  assert.deepEqual(again.recipients, recipients);
});

test('earlier peppers are read beside the one of today, and a short one stops the start', async (t) => {
  const file = (bytes: number) => {
    const name = join(temporaryFolder(t), 'earlier');
    writeFileSync(name, `${randomBytes(bytes).toString('base64')}\n`);
    return name;
  };
  const older = [file(32), file(48)];
  const config = await productionOn(t, temporaryFolder(t), { RECEIPT_OLD_PEPPER_FILES: older.join(', ') });
  const { pepper, oldPeppers } = await keyMaterial(config);
  assert.deepEqual(
    oldPeppers.map(({ length }) => length),
    [32, 48],
  );
  assert.ok(oldPeppers.every((each) => Buffer.compare(each, pepper) !== 0));
  const short = await productionOn(t, temporaryFolder(t), { RECEIPT_OLD_PEPPER_FILES: file(20) });
  await assert.rejects(keyMaterial(short), /at least 32 random bytes/);
});

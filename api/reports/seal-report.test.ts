import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { reportOpener } from './open-report.ts';
import type { ReportContent } from './report.schema.ts';
import { keyIdOf, reportSealer } from './seal-report.ts';

const planted = 'PLANTED-IN-THE-TEXT-4711';

function contentWith(text: string): ReportContent {
  return {
    v: 1,
    id: 'ab'.repeat(32),
    area: 'GM0363',
    phenomenon: 'drug-waste-dump',
    week: '2026-W47',
    language: 'nl',
    campaign: '',
    text,
    signs: ['chemical-smell'],
    place: { description: '', location: null, precision: 'exact' },
    when: 'today',
    photos: [],
  };
}

async function keys(generate: () => Promise<string> = generateX25519Identity) {
  const identity = await generate();
  return { identity, recipient: await identityToRecipient(identity) };
}

test('14 bytes and 3,000 bytes of text seal to the same size; 5,000 bytes to the next step', async () => {
  const seal = reportSealer([(await keys()).recipient]);
  const [short, long, longer] = [
    await seal(contentWith('x'.repeat(14))),
    await seal(contentWith('x'.repeat(3_000))),
    await seal(contentWith('x'.repeat(5_000))),
  ];
  assert.equal(short.sealed.length, long.sealed.length);
  assert.equal(longer.sealed.length - long.sealed.length, 4_096);
  assert.deepEqual([short.sizeBucket, long.sizeBucket, longer.sizeBucket], [4, 4, 8]);
});

test('the longest report in the widest script still opens to the letter', async () => {
  const { identity, recipient } = await keys();
  const text = '🛢'.repeat(5_000);
  const { sealed } = await reportSealer([recipient])(contentWith(text));
  assert.equal((await reportOpener([identity])(sealed)).text, text);
});

for (const [kind, generate] of [
  ['classic', generateX25519Identity],
  ['post-quantum', generateHybridIdentity],
] as const) {
  test(`with ${kind} keys the hub and the recovery key each open the seal, and no third key does`, async () => {
    const [hub, recovery, third] = [await keys(generate), await keys(generate), await keys(generate)];
    const content = contentWith(planted);
    const { sealed } = await reportSealer([hub.recipient, recovery.recipient])(content);
    assert.deepEqual(await reportOpener([hub.identity])(sealed), content);
    assert.deepEqual(await reportOpener([recovery.identity])(sealed), content);
    await assert.rejects(reportOpener([third.identity])(sealed));
  });
}

test('a mix of post-quantum and classic keys is refused, in either order, and so is no key at all', async () => {
  const [classic, hybrid] = [await keys(), await keys(generateHybridIdentity)];
  assert.throws(() => reportSealer([classic.recipient, hybrid.recipient]), /mix/);
  assert.throws(() => reportSealer([hybrid.recipient, classic.recipient]), /mix/);
  assert.throws(() => reportSealer([]), /no recipient/);
});

test('nothing of a report can be read in its seal', async () => {
  const { identity, recipient } = await keys();
  const { sealed } = await reportSealer([recipient])(contentWith(planted));
  const opened = Buffer.from(await decrypted(sealed, identity));
  for (const secret of [planted, 'GM0363', 'drug-waste-dump', 'chemical-smell', '2026-W47']) {
    assert.ok(!Buffer.from(sealed).includes(secret), `${secret} can be read`);
    assert.ok(opened.includes(secret), `${secret} is really inside`);
  }
});

function decrypted(sealed: Uint8Array, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}

test('the same report sealed twice gives different bytes, and one changed byte does not open', async () => {
  const { identity, recipient } = await keys();
  const seal = reportSealer([recipient]);
  const [one, other] = [await seal(contentWith('x')), await seal(contentWith('x'))];
  assert.notDeepEqual(one.sealed, other.sealed);
  const changed = Buffer.from(one.sealed);
  changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
  await assert.rejects(reportOpener([identity])(changed));
});

test('a seal that holds anything but a report does not open as one', async () => {
  const { identity, recipient } = await keys();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const strange = Buffer.concat([Buffer.from([0, 0, 0, 7]), Buffer.from('{"v":1}'), Buffer.alloc(4_085)]);
  await assert.rejects(async () => reportOpener([identity])(await encrypter.encrypt(strange)));
});

test('a set of keys has one name, whatever the order', () => {
  assert.equal(keyIdOf(['age1a', 'age1b']), keyIdOf(['age1b', 'age1a']));
  assert.notEqual(keyIdOf(['age1a']), keyIdOf(['age1a', 'age1b']));
  assert.match(keyIdOf(['age1a']), /^[0-9a-f]{12}$/);
});

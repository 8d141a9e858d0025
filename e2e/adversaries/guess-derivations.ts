import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** Labels of our own derivations: the source is open, so whoever copies the data knows them too. */
const labels = [
  'lookup',
  'followup',
  'receipt',
  'report-id',
  'variant',
  'content-tag',
  'form-token',
  'photo-0',
];

/** HKDF as the server does it, with whatever somebody takes for the pepper. */
export const derived = (pepper: Uint8Array, input: Uint8Array, label: string, length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', input, pepper, `nh-drugsalert/${label}/v1`, length));

/** What could be kept of a secret: it in every spelling, and each of these hashed, keyed and derived in every usual way. */
export function derivationsOf(secret: string, salts: readonly Uint8Array[]): Buffer[] {
  const bare = secret.replaceAll('-', '');
  const spellings = [secret, bare, bare.slice(0, 19), bare.toLowerCase()].map((text) => Buffer.from(text));
  return spellings.flatMap((input) => [
    ...['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(input).digest()),
    ...salts.flatMap((salt) => [
      createHmac('sha256', salt).update(input).digest(),
      createHash('sha256').update(salt).update(input).digest(),
      createHash('sha256').update(input).update(salt).digest(),
      ...labels.map((label) => derived(salt, input, label)),
    ]),
  ]);
}

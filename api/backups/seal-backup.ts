import { createHash, type Hash } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, existsSync, openSync, readSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { isHybrid } from '#sealing/seal.ts';

const head = Buffer.from('age-encryption.org/v1\n');
/** As large as a chunk of age, so that no more than a few of them are in memory, however large the file is. */
const chunkBytes = 64 * 1024;

/** Whether a file is a backup that needs a key, by how age files begin. */
export function isSealed(path: string): boolean {
  if (!existsSync(path)) return false;
  const start = Buffer.alloc(head.length);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, start, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  return start.equals(head);
}

/**
 * Seals a file for the operator's keys, as a stream, and opens it again with a key of its own that is in memory only and
 * gone afterwards: a backup that nobody here can open is still known to be whole.
 * @throws when what was opened again differs, or recipients mix post-quantum and classic keys
 */
export async function sealBackup(
  clear: string,
  sealed: string,
  recipients: readonly string[],
): Promise<void> {
  const hybrids = recipients.filter(isHybrid).length;
  if (hybrids > 0 && hybrids < recipients.length)
    throw new Error('BACKUP_RECIPIENT mixes post-quantum (age1pq1…) and classic (age1…) keys: use one kind');
  const passing = await (hybrids > 0 ? generateHybridIdentity() : generateX25519Identity());
  const encrypter = new Encrypter();
  for (const recipient of [...recipients, await identityToRecipient(passing)])
    encrypter.addRecipient(recipient);
  const [written, read] = [createHash('sha256'), createHash('sha256')];
  const bytes = await encrypter.encrypt(readIn(clear, written));
  await pipeline(
    Readable.fromWeb(bytes as ReadableStream),
    createWriteStream(sealed, { flags: 'wx', mode: 0o600 }),
  );
  await pipeline(await openedStream(sealed, [passing]), nowhere(read));
  if (!written.digest().equals(read.digest())) throw new Error('What was sealed does not open as it was.');
}

/**
 * Opens a sealed backup into a new file. `key`: none of the identities fits, or the few lines for ours are damaged: age
 * keeps no sum of these that can be checked without the key in them. `damaged`: the file is not whole.
 */
export async function openBackup(
  sealed: string,
  clear: string,
  identities: readonly string[],
): Promise<'opened' | 'key' | 'damaged'> {
  try {
    const stream = await openedStream(sealed, identities);
    await pipeline(stream, createWriteStream(clear, { flags: 'wx', mode: 0o600 }));
    return 'opened';
  } catch (error) {
    // A full disk, say, is no fault of the file.
    if (typeof (error as { code?: unknown }).code === 'string') throw error;
    return fitsNone(error) ? 'key' : 'damaged';
  }
}

class NoIdentity extends Error {}

/** Also the words of `age-encryption` when it read the whole header and found nothing for these identities. */
const fitsNone = (error: unknown) =>
  error instanceof NoIdentity || (error as Error).message.startsWith('no identity matched');

async function openedStream(sealed: string, identities: readonly string[]): Promise<Readable> {
  const decrypter = decrypterFor(identities);
  return Readable.fromWeb((await decrypter.decrypt(readIn(sealed))) as ReadableStream);
}

function decrypterFor(identities: readonly string[]): Decrypter {
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    throw new NoIdentity();
  }
  return decrypter;
}

function readIn(path: string, hash?: Hash) {
  const file = createReadStream(path, { highWaterMark: chunkBytes });
  if (hash) file.on('data', (chunk) => hash.update(chunk));
  return Readable.toWeb(file) as unknown as globalThis.ReadableStream<Uint8Array>;
}

const nowhere = (hash: Hash) =>
  new Writable({
    write: (chunk, _encoding, done) => {
      hash.update(chunk);
      done();
    },
  });

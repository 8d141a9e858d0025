import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { canonicalJson } from './canonical-json.ts';
import type { ReportContent } from './report.schema.ts';

export type SealedReport = { sealed: Uint8Array; sizeBucket: number; keyId: string };
/** What is only for the hub's eyes: a report, or what a member of staff wrote about one. */
export type Sealable = ReportContent | { v: 1; reason: string };
export type SealReport = (content: Sealable) => Promise<SealedReport>;

const smallestPadding = 4096;
const hybridPrefix = 'age1pq1';

/**
 * A sealer for all recipients of the hub and the recovery key.
 * @throws when recipients mix hybrid (post-quantum) and classic keys: the classic one would undo the other's protection
 */
export function reportSealer(recipients: readonly string[]): SealReport {
  const hybrids = recipients.filter((recipient) => recipient.startsWith(hybridPrefix)).length;
  if (recipients.length === 0) throw new Error('There is no recipient to seal reports to');
  if (hybrids > 0 && hybrids < recipients.length) {
    throw new Error('Recipients mix post-quantum (age1pq1…) and classic (age1…) keys: use one kind');
  }
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const keyId = keyIdOf(recipients);
  return async (content) => {
    const padded = pad(Buffer.from(canonicalJson(content)));
    const sealed = await encrypter.encrypt(padded);
    return { sealed, sizeBucket: padded.length / 1024, keyId };
  };
}

/** Names the set of keys that can open a seal, without naming a key. */
export function keyIdOf(recipients: readonly string[]): string {
  return createHash('sha256')
    .update([...recipients].sort().join('\n'))
    .digest('hex')
    .slice(0, 12);
}

/** 4-byte length, content, zeros up to max(4096, next power of two): short and long reports look alike. */
function pad(content: Uint8Array): Uint8Array {
  const needed = content.length + 4;
  const size = Math.max(smallestPadding, 2 ** Math.ceil(Math.log2(needed)));
  const padded = Buffer.alloc(size);
  padded.writeUInt32BE(content.length);
  padded.set(content, 4);
  return padded;
}

import { createHash } from 'node:crypto';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { padPhoto, padText } from '#sealing/pad.ts';
import { isHybrid, sealer } from '#sealing/seal.ts';
import { nativeRecipient } from './native-recipient.ts';
import type { ReportContent } from './report.schema.ts';

export type SealedReport = { sealed: Uint8Array; sizeBucket: number; keyId: string };
/** What is only for the hub's eyes: a report, or what a member of staff wrote about one. */
export type Sealable = ReportContent | { v: 1; reason: string };
export type SealReport = (content: Sealable) => Promise<SealedReport>;
/** A cleaned photo for the hub's eyes. */
export type SealPhoto = (photo: Uint8Array) => Promise<Uint8Array>;

/** Classic keys by Node itself; post-quantum ones by the library. */
const fastest = (recipient: string) => (isHybrid(recipient) ? recipient : nativeRecipient(recipient));

/**
 * A sealer for all recipients of the hub and the recovery key.
 * @throws when recipients mix hybrid (post-quantum) and classic keys: the classic one would undo the other's protection
 */
export function reportSealer(recipients: readonly string[]): SealReport {
  const seal = sealer(recipients, fastest);
  const keyId = keyIdOf(recipients);
  return async (content) => {
    const padded = padText(Buffer.from(canonicalJson(content)));
    return { sealed: await seal(padded), sizeBucket: padded.length / 1024, keyId };
  };
}

/** The same for photos, padded to steps of 256 kB. */
export function photoSealer(recipients: readonly string[]): SealPhoto {
  const seal = sealer(recipients, fastest);
  return (photo) => seal(padPhoto(photo));
}

/** Names the set of keys that can open a seal, without naming a key. */
export function keyIdOf(recipients: readonly string[]): string {
  return createHash('sha256')
    .update([...recipients].sort().join('\n'))
    .digest('hex')
    .slice(0, 12);
}

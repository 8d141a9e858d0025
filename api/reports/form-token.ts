import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './derive-keys.ts';
import type { ReportFlag } from './report-flag.ts';

/** People need a few seconds for the shortest form; a machine does not. */
const shortestSeconds = 5;
const longestSeconds = 24 * 3600;
/** A token that is renewed is good for at least this long: a slow upload and a proof of work fit in. */
const renewedSeconds = 3600;
const secretLength = 16;
const proofLength = 12;

export type FormToken = { secret: Buffer; flag: ReportFlag };

/**
 * Hidden field of the form: 128 random bits, the moment of making and a proof that we made it. It lives in the page
 * and in the request, never on a disk. Made with script and without; the report's id and receipt derive from the bits.
 */
export function formTokens(pepper: Uint8Array, randomBytes: (length: number) => Uint8Array) {
  const key = deriveKey(pepper, new Uint8Array(0), 'form-token', 32);
  const proofOf = (head: Uint8Array) =>
    createHmac('sha256', key).update(head).digest().subarray(0, proofLength);

  function make(nowMs: number): string {
    const moment = Buffer.alloc(4);
    // Rounded up: a form is never taken for older than it is.
    moment.writeUInt32BE(Math.ceil(nowMs / 1000));
    const head = Buffer.concat([randomBytes(secretLength), moment]);
    return Buffer.concat([head, proofOf(head)]).toString('base64url');
  }

  /** Never refuses: a token that is missing, forged, too fast or too old only flags the report. */
  function read(typed: string | undefined, nowMs: number): FormToken {
    const bytes = Buffer.from(typed ?? '', 'base64url');
    const head = bytes.subarray(0, secretLength + 4);
    if (
      bytes.length !== head.length + proofLength ||
      !timingSafeEqual(bytes.subarray(head.length), proofOf(head))
    ) {
      const secret =
        bytes.length >= secretLength ? bytes.subarray(0, secretLength) : randomBytes(secretLength);
      return { secret: Buffer.from(secret), flag: 'unverified-token' };
    }
    const ageSeconds = nowMs / 1000 - head.readUInt32BE(secretLength);
    const flag = ageSeconds < shortestSeconds ? 'too-fast' : ageSeconds > longestSeconds ? 'too-old' : 'none';
    return { secret: head.subarray(0, secretLength), flag };
  }

  /** Other bits of the same age, or of the greatest that is not too old: who waited for a first token has waited. */
  function renew(typed: string | undefined, nowMs: number): string {
    const bytes = Buffer.from(typed ?? '', 'base64url');
    const ours = read(typed, nowMs).flag !== 'unverified-token';
    const oldestMs = nowMs - (longestSeconds - renewedSeconds) * 1000;
    return make(ours ? Math.max(bytes.readUInt32BE(secretLength) * 1000, oldestMs) : nowMs);
  }

  return { make, read, renew };
}

export type FormTokens = ReturnType<typeof formTokens>;

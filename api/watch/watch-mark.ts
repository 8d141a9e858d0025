import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '#sealing/canonical-json.ts';

/** The header of a report that the watch outside sends to see whether reports arrive. */
export const markHeader = 'watch-mark';

/** A mark of so long ago, or so far ahead, is none: the tolerance of Standard Webhooks, which the watch keeps as well. */
const toleranceMs = 5 * 60_000;
/** Sets a mark apart from what the same secret signs as a webhook, which begins with the id of a delivery. */
const label = 'nh-drugsalert/watch/v1';

/** What a mark stands for: this report, under this key, at this moment (milliseconds since 1970). */
export type Marked = { atMs: number; idempotencyKey: string; body: unknown };

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/**
 * `<atMs>.<hex>`: HMAC-SHA256 (RFC 2104) with the bytes of the `whsec_` secret over label, moment, and the hashes of key
 * and body. A mark makes a report count nowhere, so it covers the whole of what is sent: on somebody else's report it is
 * wrong. It names its moment so that `makeRoomForWatch` can refuse to take the same one twice. A shared secret and no
 * signature, since the house signs what it sends to the watch with that very secret: there is nothing more to steal here.
 */
export const watchMark = (secret: string, marked: Marked): string =>
  `${marked.atMs}.${macOf(secret, marked).toString('hex')}`;

/** The moment of a mark that is right for this report; null for every other. `body` is the JSON as it was sent. */
export function momentOfMark(
  secret: string,
  mark: unknown,
  { nowMs, idempotencyKey, body }: Omit<Marked, 'atMs'> & { nowMs: number },
): number | null {
  const [, moment, hex] = /^(\d{13})\.([0-9a-f]{64})$/.exec(String(mark)) ?? [];
  if (moment === undefined || hex === undefined || typeof body !== 'object' || body === null) return null;
  const atMs = Number(moment);
  const right = timingSafeEqual(Buffer.from(hex, 'hex'), macOf(secret, { atMs, idempotencyKey, body }));
  return right && Math.abs(nowMs - atMs) <= toleranceMs ? atMs : null;
}

function macOf(secret: string, { atMs, idempotencyKey, body }: Marked): Buffer {
  return createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${label}\0${atMs}\0`)
    .update(sha256(idempotencyKey))
    .update(sha256(canonicalJson(body)))
    .digest();
}

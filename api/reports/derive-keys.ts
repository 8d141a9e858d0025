import { createHash, createHmac, hkdfSync } from 'node:crypto';

/**
 * HK(x, label, n) = HKDF-SHA256(ikm = x, salt = pepper, info = "nh-drugsalert/" + label + "/v1", n bytes). RFC 5869.
 * A label separates every use; the pepper is used for nothing else.
 */
export function deriveKey(pepper: Uint8Array, input: Uint8Array, label: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', input, pepper, `nh-drugsalert/${label}/v1`, length));
}

/** 128 bits out of whatever a client chose as `Idempotency-Key`. */
export function tokenOfKey(idempotencyKey: string): Buffer {
  return createHash('sha256')
    .update('nh-drugsalert/idempotency-key/v1\0')
    .update(idempotencyKey)
    .digest()
    .subarray(0, 16);
}

/** A second report under the same token: other content gets its own id and receipt, stable on retry. */
export function variantToken(pepper: Uint8Array, token: Uint8Array, contentDigest: Uint8Array): Buffer {
  return deriveKey(pepper, Buffer.concat([token, contentDigest]), 'variant', 16);
}

/** 16 bytes that recognise the same answers again without keeping them. */
export function contentTag(pepper: Uint8Array, contentDigest: Uint8Array): Buffer {
  const key = deriveKey(pepper, new Uint8Array(0), 'content-tag', 32);
  return createHmac('sha256', key).update(contentDigest).digest().subarray(0, 16);
}

import { bech32 } from '@scure/base';
import { deriveKey } from '#api/reports/derive-keys.ts';
import { recipientOf } from '#api/reports/native-recipient.ts';

export type ThreadKind = 'classic' | 'hybrid';
/** `identity` opens what staff sealed for the reporter, and nothing else: not the report. */
export type ThreadKeys = { lookup: Buffer; identity: string };

const bodyLength = 19;
/** Prefixes of age identities (bech32), X25519 and ML-KEM-768 with X25519. */
const prefixes = { classic: 'AGE-SECRET-KEY-', hybrid: 'AGE-SECRET-KEY-PQ-' } as const;

/**
 * What follows from a receipt (20 symbols, without separators): where its thread lies and what opens its messages.
 * `receipt` must have come through `readReceipt`, or from `receiptOf`.
 */
export function threadKeys(pepper: Uint8Array, receipt: string, kind: ThreadKind): ThreadKeys {
  const body = Buffer.from(receipt.slice(0, bodyLength));
  const seed = deriveKey(pepper, body, 'followup', 32);
  return {
    lookup: deriveKey(pepper, body, 'lookup', 32),
    identity: bech32.encode(prefixes[kind], bech32.toWords(seed), false).toUpperCase(),
  };
}

/** The two columns of a new thread. */
export async function newThread(
  pepper: Uint8Array,
  receipt: string,
  kind: ThreadKind,
): Promise<{ lookup: Buffer; reply_recipient: string }> {
  const { lookup, identity } = threadKeys(pepper, receipt, kind);
  return { lookup, reply_recipient: await recipientOf(identity) };
}

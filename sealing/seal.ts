import { Encrypter, type Recipient } from 'age-encryption';

export type SealBytes = (padded: Uint8Array) => Promise<Uint8Array>;

const hybridPrefix = 'age1pq1';

/** Whether keys of this recipient protect against a quantum computer. */
export const isHybrid = (recipient: string) => recipient.startsWith(hybridPrefix);

/**
 * Seals bytes for all recipients together, in the server and in the browser alike. `asRecipient` may give another maker of
 * the same stanza.
 * @throws when recipients mix hybrid (post-quantum) and classic keys: the classic one would undo the other's protection
 */
export function sealer(
  recipients: readonly string[],
  asRecipient: (recipient: string) => string | Recipient = (recipient) => recipient,
): SealBytes {
  const hybrids = recipients.filter(isHybrid).length;
  if (recipients.length === 0) throw new Error('There is no recipient to seal reports to');
  if (hybrids > 0 && hybrids < recipients.length) {
    throw new Error('Recipients mix post-quantum (age1pq1…) and classic (age1…) keys: use one kind');
  }
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(asRecipient(recipient));
  return (padded) => encrypter.encrypt(padded);
}

import { isHybrid } from '#sealing/seal.ts';

/** https://age-encryption.org/v1: a stanza with its share, the wrapped key of 32 bytes, all in base64 without padding. */
const stanzas = {
  classic: '-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n',
  hybrid: '-> mlkem768x25519 [A-Za-z0-9+/]{1494}\n[A-Za-z0-9+/]{43}\n',
};
const nonceBytes = 16;
const chunkBytes = 64 * 1024;
const tagBytes = 16;

/**
 * Reads the outside of an age file: how many padded bytes are sealed in it. Null when it is not an age file with exactly
 * one stanza for each recipient, all of their kind: a file that mixes post-quantum and classic keys is as weak as the
 * classic one. What is inside cannot be read here, and neither can it be known here that the hub's key opens it.
 */
export function sealedFileReader(recipients: readonly string[]) {
  const stanza = recipients.every(isHybrid) ? stanzas.hybrid : stanzas.classic;
  const header = new RegExp(
    `^age-encryption\\.org/v1\n(?:${stanza}){${recipients.length}}--- [A-Za-z0-9+/]{43}\n`,
  );
  const longestHeader = 200 + recipients.length * 1_700;
  return (file: Uint8Array): number | null => {
    const [read] = header.exec(Buffer.from(file.subarray(0, longestHeader)).toString('latin1')) ?? [];
    if (read === undefined) return null;
    return paddedBytes(file.length - read.length - nonceBytes);
  };
}

/** Each chunk of 64 kB is followed by a tag of 16 bytes. */
function paddedBytes(payload: number): number | null {
  const chunks = Math.ceil(payload / (chunkBytes + tagBytes));
  const padded = payload - chunks * tagBytes;
  return padded > 0 && Math.ceil(padded / chunkBytes) === chunks ? padded : null;
}

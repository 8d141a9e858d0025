import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Bytes } from '#api/storage/database.ts';
import { sameMailbox } from './email-address.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** What is sealed is filled up to a multiple: the length of an address would tell whose it is. */
const paddedBytes = 256;

export type OutreachKey = ReturnType<typeof outreachKey>;

/**
 * All that the key of the outreach store does: seals what tells of a person, and makes marks by which an address is found
 * without being readable. AES-256-GCM with a nonce of chance; keys apart per purpose by HKDF (RFC 5869). It has nothing in
 * common with the keys of the reports.
 */
export function outreachKey(secret: Uint8Array) {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `nh-drugsalert outreach ${purpose}`, 32));
  const [sealing, marking, returning] = [keyFor('seal'), keyFor('mark'), keyFor('return')];
  return {
    seal: (content: object): Bytes => seal(sealing, Buffer.from(JSON.stringify(content))),
    /** @throws when it was sealed with another key, or changed */
    open: (sealed: Bytes): unknown => JSON.parse(open(sealing, sealed).toString()),
    /** One mailbox on one list; marks of two lists have nothing in common. */
    markOf: (list: string, address: string): Bytes => hmac(marking, 'address', list, sameMailbox(address)),
    /** A person of staff: their token stands in the other database, where this mark must lead nowhere. */
    markOfPerson: (tokenId: string): Bytes => hmac(marking, 'staff', tokenId),
    /** Of a token in a link; the token itself has 128 bits of chance. */
    markOfToken: (token: string): Bytes => hmac(marking, 'token', token),
    /** Shows that a mail which came back is one that we sent. */
    returnMark: (mailId: Bytes): Bytes =>
      hmac(returning, Buffer.from(mailId).toString('hex')).subarray(0, 10),
  };
}

export const freshToken = () => randomBytes(16).toString('base64url');
export const tokenShape = /^[A-Za-z0-9_-]{22}$/;

function hmac(key: Bytes, ...parts: string[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}

function seal(key: Bytes, content: Bytes): Buffer {
  const padded = Buffer.alloc(Math.ceil((content.length + 2) / paddedBytes) * paddedBytes);
  padded.writeUInt16BE(content.length);
  padded.set(content, 2);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const body = Buffer.concat([cipher.update(padded), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function open(key: Bytes, sealed: Bytes): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const padded = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  return padded.subarray(2, 2 + padded.readUInt16BE());
}

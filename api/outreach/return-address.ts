import { base32nopad } from '@scure/base';
import type { Bytes } from '#api/storage/database.ts';
import type { OutreachKey } from './outreach-key.ts';

/** Lower case letters and digits: mail servers change capitals in the part before the `@`. 26 + 16 signs. */
const shape = /([a-z2-7]{26})-([a-z2-7]{16})/gi;

const letters = (bytes: Bytes) => base32nopad.encode(Uint8Array.from(bytes)).toLowerCase();

/** The name of a mail as it stands in its Message-ID and in the address to which it comes back. */
export const mailName = (key: OutreachKey, id: Bytes) => `${letters(id)}-${letters(key.returnMark(id))}`;

/** `box@host` as `box+<name>@host` (subaddress, RFC 5233): a mail that comes back tells which one it was. */
export function returnAddress(box: string, name: string): string {
  const at = box.lastIndexOf('@');
  return `${box.slice(0, at)}+${name}${box.slice(at)}`;
}

/** The mail that a text speaks of, when it is one of ours: anybody can write a name, only we can sign it. */
export function mailNamedIn(key: OutreachKey, text: string): Bytes | null {
  for (const [, name = '', signature = ''] of text.matchAll(shape)) {
    const id = bytesOf(name);
    if (id !== null && letters(key.returnMark(id)) === signature.toLowerCase()) return id;
  }
  return null;
}

function bytesOf(name: string): Bytes | null {
  try {
    const bytes = base32nopad.decode(name.toUpperCase());
    return bytes.length === 16 ? bytes : null;
  } catch {
    return null;
  }
}

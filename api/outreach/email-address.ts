import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** RFC 5321 §4.5.3.1: 64 before the `@`, and a path of 256 with its brackets. */
const longest = { local: 64, address: 254 };
/** The dot-atom of RFC 5322 §3.2.3 in ASCII: what nearly every mailbox has, and nothing that could break a header. */
const dotAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** An address as we send to it: its domain in lower case and ASCII, or null when it is none. */
export function readAddress(typed: string): string | null {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), domainToASCII(text.slice(at + 1)).toLowerCase()];
  if (at < 1 || local.length > longest.local || !dotAtom.test(local) || !hostName.test(domain)) return null;
  const address = `${local}@${domain}`;
  return address.length > longest.address ? null : address;
}

/** One mailbox, however its letters are written: nearly no server tells capitals apart. */
export const sameMailbox = (address: string) => address.toLowerCase();

export const emailAddress = z.string().transform((typed, context) => {
  const address = readAddress(typed);
  if (address !== null) return address;
  context.addIssue({
    code: 'custom',
    message: 'must be an e-mail address',
    params: { code: 'not-an-address' },
  });
  return z.NEVER;
});

import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { emailAddress } from './email-address.ts';

/** 44 signs come behind it, and 64 is the most that RFC 5321 lets stand before the `@`. */
const bounceBox = emailAddress.refine(
  (address) => address.indexOf('@') <= 20,
  'has more than 20 characters before its @',
);

/** What newsletter and meetings read from the environment; `api/config.ts` takes it up. */
export const outreachEnvironment = {
  /** postgres://… for the addresses of readers, never the database of the reports; unset is `outreach.sqlite` in DATA_DIR. */
  OUTREACH_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** File with at least 32 random bytes (hex or base64), outside DATA_DIR: opens the addresses, and nothing else. */
  OUTREACH_KEY_FILE: z.string().min(1).optional(),
  /** smtp://user:password@host:port of the relay for newsletters; unset in development writes mails into DATA_DIR. */
  OUTREACH_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender that readers see. */
  OUTREACH_FROM: bounceBox.default('nieuwsbrief@localhost.localdomain'),
  /** Mailbox for mails that come back; `+` and a mark of the mail are put before its `@`. Unset: OUTREACH_FROM. */
  OUTREACH_BOUNCE_ADDRESS: bounceBox.optional(),
  /** Mails that leave in a minute, over all processes together. */
  OUTREACH_MAILS_PER_MINUTE: z.coerce.number().int().min(1).max(6_000).default(120),
  /** Days after which an address that was never confirmed is deleted. */
  UNCONFIRMED_ADDRESS_RETENTION_DAYS: z.coerce.number().int().min(1).max(7).default(7),
  /** Days after a meeting after which the addresses of those who would come are deleted. */
  EVENT_ADDRESS_RETENTION_DAYS: z.coerce.number().int().min(1).max(7).default(7),
  /** Days in which an address that cannot be reached, or complained, gets no mail; kept as a keyed hash. */
  BLOCKED_ADDRESS_RETENTION_DAYS: z.coerce.number().int().min(1).max(365).default(180),
};

type Given = Partial<Record<keyof typeof outreachEnvironment | 'DATABASE_URL' | 'DATA_DIR', string>>;

/** Faults in what belongs together. A production server with a relay needs a key that is not beside the addresses. */
export function outreachFaults(given: Given, production: boolean): string[] {
  const { OUTREACH_DATABASE_URL: own, OUTREACH_KEY_FILE: keyFile, OUTREACH_SMTP_URL: relay } = given;
  const faults: string[] = [];
  if (own !== undefined && given.DATABASE_URL !== undefined && sameDatabase(own, given.DATABASE_URL))
    faults.push(
      'OUTREACH_DATABASE_URL must be another database than DATABASE_URL: addresses never lie beside reports',
    );
  if (keyFile !== undefined && !existsSync(keyFile)) faults.push('OUTREACH_KEY_FILE does not exist');
  if (keyFile !== undefined && !outside(keyFile, given.DATA_DIR ?? 'data'))
    faults.push('OUTREACH_KEY_FILE lies inside DATA_DIR: whoever copies the data would have the key too');
  if (!production) return faults;
  if ((relay === undefined) !== (keyFile === undefined))
    faults.push('OUTREACH_SMTP_URL and OUTREACH_KEY_FILE belong together: set both or neither');
  if (relay !== undefined && given.OUTREACH_FROM === undefined)
    faults.push('OUTREACH_FROM is needed in production with OUTREACH_SMTP_URL');
  if (/ignoretls|rejectunauthorized/i.test(relay ?? ''))
    faults.push('OUTREACH_SMTP_URL must not switch TLS or its checks off in production');
  return faults;
}

const outside = (file: string, folder: string) => relative(resolve(folder), resolve(file)).startsWith('..');

/** The same server, port and name, whoever signs in. */
function sameDatabase(one: string, other: string): boolean {
  const [left, right] = [URL.parse(one), URL.parse(other)];
  if (left === null || right === null) return one === other;
  const place = ({ hostname, port, pathname }: URL) => `${hostname}:${port || '5432'}${pathname}`;
  return place(left) === place(right);
}

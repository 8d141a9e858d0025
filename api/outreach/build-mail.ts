import type { SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import type { Config } from '#api/config.ts';
import type { ClaimedMail } from './claim-mail.ts';
import { confirmLetter, knownLetter, type Letter, newsletterLetter } from './compose-mail.ts';
import { mailWords } from './mail-words.ts';
import type { Outreach } from './outreach.ts';
import { mailName, returnAddress } from './return-address.ts';
import { openReader } from './subscriber.ts';

export type Sending = {
  outreach: Outreach;
  from: string;
  bounceBox: string;
  /** Address of the public site, without a slash at its end. */
  site: string;
};
export const sendingOf = (outreach: Outreach, config: Config, site: string): Sending => ({
  ...{ outreach, site, from: config.OUTREACH_FROM },
  bounceBox: config.OUTREACH_BOUNCE_ADDRESS ?? config.OUTREACH_FROM,
});

type Addressed = { to: string; letter: Letter };

/** What is sealed of a test: the address that a member of staff typed. */
export const sealedTest = z.strictObject({ address: z.string() });

export type Built =
  | { kind: 'message'; message: SendMailOptions }
  /** Its reader has left meanwhile. */
  | { kind: 'gone' }
  /** Its newsletter does not go out at this moment. */
  | { kind: 'not-now' };

/** A claimed mail as it goes to the relay. */
export async function buildMail(sending: Sending, mail: ClaimedMail): Promise<Built> {
  const addressed = mail.kind === 'test' ? await testMail(sending, mail) : await readerMail(sending, mail);
  if (addressed === null) return { kind: 'gone' };
  if (addressed === 'not-now') return { kind: 'not-now' };
  return { kind: 'message', message: asMessage(sending, mail, addressed) };
}

async function testMail({ outreach, site }: Sending, mail: ClaimedMail): Promise<Addressed | null> {
  const newsletter = await newsletterOf(outreach, mail);
  if (newsletter === undefined) return null;
  const { address } = sealedTest.parse(outreach.key.open(mail.sealed));
  const letter = newsletterLetter(newsletter, site, null);
  return { to: address, letter: { ...letter, subject: `[${mailWords('nl').test}] ${letter.subject}` } };
}

async function readerMail(
  { outreach, site }: Sending,
  mail: ClaimedMail,
): Promise<Addressed | 'not-now' | null> {
  if (mail.subscriber_id === null) return null;
  const row = await outreach.database.store
    .selectFrom('subscribers')
    .select(['list', 'language', 'sealed', 'state'])
    .where('id', '=', mail.subscriber_id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const reader = openReader(outreach.key, row.sealed);
  const toReader = { ...row, reader, site, unconfirmedDays: outreach.terms.unconfirmedDays };
  if (mail.kind === 'known') return { to: reader.address, letter: knownLetter(toReader) };
  if (mail.kind === 'confirm')
    return row.state === 'waiting' ? { to: reader.address, letter: confirmLetter(toReader) } : null;
  const newsletter = await newsletterOf(outreach, mail);
  if (newsletter?.state !== 'sending') return 'not-now';
  // Nobody gets a letter that was not asked for, whatever the queue says.
  if (row.state !== 'confirmed') return null;
  return { to: reader.address, letter: newsletterLetter(newsletter, site, reader) };
}

async function newsletterOf({ database: { store } }: Outreach, { newsletter_id: id }: ClaimedMail) {
  return id === null
    ? undefined
    : store
        .selectFrom('newsletters')
        .select(['subject', 'markdown', 'list', 'language', 'state'])
        .where('id', '=', id)
        .executeTakeFirst();
}

/**
 * One mail to one mailbox. The Message-ID is made of the row in the queue, so that it is the same at a second try; a return
 * goes to an address that names this mail. One-click: RFC 8058, for which the relay's signature must cover both headers.
 */
function asMessage({ outreach, from, bounceBox }: Sending, mail: ClaimedMail, { to, letter }: Addressed) {
  const name = mailName(outreach.key, mail.id);
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const oneClick = letter.leaveHref
    ? {
        'List-Unsubscribe': { prepared: true, value: `<${letter.leaveHref}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        Precedence: 'bulk',
      }
    : { 'Auto-Submitted': 'auto-generated' };
  return {
    from: { name: 'NH Drugsalert', address: from },
    to,
    envelope: { from: returnAddress(bounceBox, name), to },
    messageId: `<${name}@${domain}>`,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    headers: oneClick,
    xMailer: false as const,
  };
}

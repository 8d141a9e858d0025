import PostalMime, { type Email } from 'postal-mime';
import type { Outreach } from './outreach.ts';
import { mailNamedIn } from './return-address.ts';
import { giveUp, noteMissed } from './settle-mail.ts';
import { isHardStatus } from './smtp-outcome.ts';

/** What a mail that came back says; `ignored` is everything else, such as an answer of somebody on holiday. */
export type Returned = 'hard' | 'soft' | 'complaint' | 'ignored';

const largestBytes = 1024 * 1024;

/**
 * Takes in a mail that came to the return address, as a mail server hands it over: a delivery report (RFC 3464) or a
 * complaint (RFC 5965). Anybody may write to that address, so it counts only when it names a mail that we sent, signed.
 * @param recipient the address that it was sent to, when the mail server tells
 */
export async function takeReturned(
  outreach: Outreach,
  { raw, recipient, today }: { raw: Buffer; recipient: string; today: string },
): Promise<Returned> {
  if (raw.length > largestBytes) return 'ignored';
  const id = mailNamedIn(outreach.key, `${recipient}\n${raw.toString('latin1')}`);
  const what = kindOf(await PostalMime.parse(raw, { attachmentEncoding: 'utf8' }));
  if (id === null || what === 'ignored') return 'ignored';
  return outreach.database.commit(async (transaction) => {
    const mail = await transaction
      .selectFrom('outgoing')
      .select(['subscriber_id', 'kind', 'state'])
      .where('id', '=', id)
      .executeTakeFirst();
    // Gone by itself or counted before: a report may come twice.
    if (mail?.subscriber_id == null || mail.state !== 'sent') return 'ignored';
    await transaction
      .updateTable('outgoing')
      .set({ state: what === 'soft' ? 'soft' : 'hard' })
      .where('id', '=', id)
      .execute();
    if (what === 'soft') await noteMissed(outreach, transaction, mail.subscriber_id, today);
    else {
      const reason = what === 'hard' ? 'bounce' : 'complaint';
      await giveUp(outreach, transaction, mail.subscriber_id, reason, today);
    }
    return what;
  });
}

function kindOf(email: Email): Returned {
  const part = (type: string) => {
    const found = email.attachments.find(({ mimeType }) => mimeType === type);
    return found === undefined ? null : String(found.content);
  };
  const complaint = part('message/feedback-report');
  if (complaint !== null) return /^feedback-type:\s*not-spam/im.test(complaint) ? 'ignored' : 'complaint';
  const report = part('message/delivery-status');
  if (report === null) return 'ignored';
  const action = /^action:\s*(\w+)/im.exec(report)?.[1]?.toLowerCase();
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1] ?? '';
  // Delayed is tried again by the relay itself; delivered, relayed and expanded are good news.
  if (action !== 'failed') return 'ignored';
  return isHardStatus(status) ? 'hard' : 'soft';
}

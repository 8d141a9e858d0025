import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeReturned } from './bounce.ts';
import {
  addReaders,
  address,
  approvedNewsletter,
  freshOutreach,
  inventedDay,
  sender,
  testRelay,
} from './invented-outreach.ts';
import { newsletterDetails } from './read-newsletters.ts';

/** A delivery report as Postfix writes one, about a mail that we sent. */
function report(of: { from: string; raw: string }, { action = 'failed', status = '5.1.1' } = {}): Buffer {
  const lines = [
    ...[
      'From: MAILER-DAEMON@relay.example',
      `To: ${of.from}`,
      'Subject: Undelivered Mail',
      'MIME-Version: 1.0',
    ],
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary="grens"', '', '--grens'],
    ...['Content-Type: text/plain', '', 'I could not deliver.', '--grens'],
    ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; relay.example', ''],
    ...[
      'Final-Recipient: rfc822; lezer@voorbeeld.example',
      `Action: ${action}`,
      `Status: ${status}`,
      '',
      '--grens--',
      '',
    ],
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** A complaint as a large mail provider sends one (RFC 5965); the letter itself is attached. */
function complaint(of: { raw: string }): Buffer {
  const lines = [
    ...['From: abuse@provider.example', 'To: fbl@drugsalert.example', 'Subject: FW', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=feedback-report; boundary="grens"', '', '--grens'],
    ...[
      'Content-Type: text/plain',
      '',
      'This is an abuse report.',
      '--grens',
      'Content-Type: message/feedback-report',
      '',
    ],
    ...[
      'Feedback-Type: abuse',
      'User-Agent: provider/1',
      'Version: 1',
      '',
      '--grens',
      'Content-Type: message/rfc822',
      '',
    ],
    ...[of.raw, '', '--grens--', ''],
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

async function sent(t: Parameters<typeof freshOutreach>[0]) {
  const { outreach } = await freshOutreach(t);
  await addReaders(outreach, 4);
  const id = await approvedNewsletter(outreach);
  const relay = await testRelay(t);
  const { settle, stop } = sender(outreach, relay.url);
  t.after(stop);
  await settle();
  const mailTo = (at: number) => relay.taken.find(({ to }) => to === address(at)) ?? assert.fail();
  const take = (raw: Buffer, recipient = '') =>
    takeReturned(outreach, { raw, recipient, today: inventedDay });
  const details = () => newsletterDetails(outreach, id);
  const blocked = async () =>
    (await outreach.database.store.selectFrom('blocked').select('reason').execute()).map(
      ({ reason }) => reason,
    );
  return { outreach, mailTo, take, details, blocked };
}

test('a lasting failure takes the address off the list and keeps it away for a term, and counts once', async (t) => {
  const { mailTo, take, details, blocked } = await sent(t);
  assert.match(mailTo(0).from, /^nieuws\+[a-z2-7]{26}-[a-z2-7]{16}@drugsalert\.example$/);
  assert.equal(await take(report(mailTo(0))), 'hard');
  assert.equal(await take(report(mailTo(0))), 'ignored');
  assert.deepEqual(await blocked(), ['bounce']);
  assert.deepEqual([(await details()).readers, (await details()).progress.hard], [3, 1]);
});

test('a full mailbox, a delay and an answer of somebody on holiday cost nobody a place', async (t) => {
  const { mailTo, take, details, blocked } = await sent(t);
  assert.equal(await take(report(mailTo(0), { status: '5.2.2' })), 'soft');
  assert.equal(await take(report(mailTo(1), { action: 'delayed', status: '4.4.1' })), 'ignored');
  const holiday = `From: lezer@voorbeeld.example\r\nTo: ${mailTo(2).from}\r\nAuto-Submitted: auto-replied\r\n\r\nIk ben er niet.`;
  assert.equal(await take(Buffer.from(holiday)), 'ignored');
  assert.deepEqual([(await details()).readers, await blocked()], [4, []]);
});

test('a complaint takes the address off, found by the Message-ID of the letter that it carries', async (t) => {
  const { mailTo, take, details, blocked } = await sent(t);
  assert.equal(await take(complaint(mailTo(3))), 'complaint');
  assert.deepEqual([(await details()).readers, await blocked()], [3, ['complaint']]);
});

test('nobody is taken off by a report that does not name one of our mails, signed', async (t) => {
  const { mailTo, take, details } = await sent(t);
  const real = mailTo(0).from;
  const forged = real.replace(/-[a-z2-7]{16}@/, `-${'a'.repeat(16)}@`);
  const empty = { from: 'nieuws@drugsalert.example', raw: '' };
  assert.equal(await take(report({ from: forged, raw: '' })), 'ignored');
  assert.equal(await take(report(empty)), 'ignored');
  assert.equal(await take(Buffer.alloc(2 * 1024 * 1024, 'a')), 'ignored');
  assert.equal(await take(Buffer.from([0, 255, 254, 13, 10])), 'ignored');
  assert.equal((await details()).readers, 4);
  assert.equal(
    await take(report(empty), real),
    'hard',
    '(counter-proof) the mail server names the recipient',
  );
});

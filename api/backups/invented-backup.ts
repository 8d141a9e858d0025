import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { canaries } from '#api/canaries/canaries.ts';
import { followUp } from '#api/follow-up/follow-up.ts';
import { inventedQuestion, inventedTerms } from '#api/follow-up/invented-conversation.ts';
import { readReceipt } from '#api/reports/receipt.ts';
import { reportIdOf } from '#api/reports/report-ids.ts';
import { reportSealer } from '#api/reports/seal-report.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import type { Database } from '#api/storage/database.ts';
import {
  inventedDraft,
  inventedPepper,
  inventedRoad,
  inventedToken,
  wednesday,
} from '#api/storage/invented-reports.ts';
import type { TableLayout } from './table-layout.ts';

/** A database as it would be after some days: reports with a photo and a question, a canary, staff; for tests. */
export async function inventedDays(database: Database) {
  const { identity, submit, recipients } = await inventedRoad(database, ['pull', 'webhook']);
  const now = () => wednesday;
  const seal = reportSealer(recipients);
  const road = { database, pepper: inventedPepper, threadKind: 'classic', destinations: ['pull'] } as const;
  const ours = canaries({ ...road, onStored: () => {}, seal, now });
  const talkIn = (where: Database) =>
    followUp({
      database: where,
      keys: { recipients, pepper: inventedPepper, oldPeppers: [], threadKind: 'classic' },
      terms: inventedTerms,
      now,
      log: () => {},
    });

  async function report(number: number): Promise<{ id: Buffer; receipt: string }> {
    const token = inventedToken(number);
    const photo = createHash('sha512').update(`photo ${number}`).digest();
    const photos = number % 3 === 0 ? [{ bytes: photo, removed: [] }] : [];
    const draft = inventedDraft({ description: `Verzonnen melding ${number}` });
    const sent = await submit({ draft, photos, token, flag: 'none' });
    if (sent.kind !== 'accepted') throw new Error('The invented report was refused.');
    return { id: reportIdOf(inventedPepper, token), receipt: readReceipt(sent.accepted.receipt) ?? '' };
  }

  /** `count` reports, of which the first was asked something. */
  async function fill(count: number) {
    const made = [];
    for (let number = 0; number < count; number += 1) made.push(await report(number));
    const [first] = made;
    if (first === undefined) throw new Error('One report at least.');
    const talk = await talkIn(database);
    await talk.ask({ id: randomUUID(), reportId: first.id, question: inventedQuestion, byRole: 'analyst' });
    await ours.sendIfDue();
    await issueToken(database.store, { role: 'lead', name: 'Verzonnen Een', region: null });
    await inventedSignIn(database);
    return { made, first, talk };
  }

  return { identity, recipients, fill, report, talkIn };
}

/** A session, a passkey, an account elsewhere, an open invitation and a question that waits for its answer. */
async function inventedSignIn({ store }: Database): Promise<void> {
  const { id } = await store.selectFrom('staff_tokens').select('id').executeTakeFirstOrThrow();
  const hash = Buffer.alloc(32, 7);
  const session = { id_hash: hash, csrf: 'verzonnen', started_at: 1, seen_at: 1, token_id: id };
  await store.insertInto('staff_sessions').values(session).execute();
  const passkey = {
    ...{ id: randomUUID(), member_id: id, credential_id: hash, public_key: hash, counter: 3, synced: 0 },
    ...{ transports: 'usb', label: 'verzonnen', added_on: '2026-11-18', used_on: '' },
  };
  await store.insertInto('staff_passkeys').values(passkey).execute();
  const subject = { issuer: 'https://login.test.invalid', subject: 'verzonnen', member_id: id };
  await store.insertInto('staff_subjects').values(subject).execute();
  await store
    .insertInto('staff_invitations')
    .values({ code_hash: hash, member_id: id, good_until: 1 })
    .execute();
  const question = { cookie_hash: hash, kind: 'sign-in', content: '{}', good_until: 1 } as const;
  await store.insertInto('staff_challenges').values(question).execute();
}

/** What lets somebody in is not in a backup, and neither is what a guess of a report can be tested against. */
const leftOut = ['staff_sessions', 'staff_invitations', 'staff_challenges'];
const emptied = ['content_tag', 'tag_generation'];

/** Every row of every table but those, as one text each. */
export async function allRows({ store }: Database, layouts: readonly TableLayout[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, columns } of layouts) {
    if (leftOut.includes(name)) continue;
    const compared = columns.filter((column) => !emptied.includes(column));
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(store);
    for (const row of rows) lines.push(JSON.stringify([name, compared.map((column) => plain(row[column]))]));
  }
  return lines.sort();
}

const plain = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);

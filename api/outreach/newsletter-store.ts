import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '#api/problems.ts';
import type { Author } from '#api/staff/author.ts';
import { sameName } from '#api/staff/same-person.ts';
import type { NewsletterDraft } from './newsletter.schema.ts';
import type { Outreach } from './outreach.ts';
import type { NewslettersTable, OutreachTransaction } from './outreach-tables.ts';

type Row = NewslettersTable;
const sealedName = z.strictObject({ name: z.string() });

export const openName = ({ key }: Outreach, sealed: Uint8Array | null): string =>
  sealed === null ? '' : sealedName.parse(key.open(sealed)).name;

const madeBy = ({ key }: Outreach, { member, day }: Author) => ({
  made_by: key.markOfPerson(member.tokenId),
  made_by_name: key.seal({ name: member.name }),
  made_on: day,
});
/** Whatever changes, a colleague must read it again. */
const unapproved = { approved_by: null, approved_by_name: null, approved_on: '' } as const;

export async function writeNewsletter(
  outreach: Outreach,
  draft: NewsletterDraft,
  author: Author,
): Promise<string> {
  const id = randomUUID();
  await outreach.database.store
    .insertInto('newsletters')
    .values({
      ...{ id, ...draft, version: 1, state: 'draft', send_at: null, filled: 0 },
      ...{ ...madeBy(outreach, author), ...unapproved },
    })
    .execute();
  return id;
}

/** Another text: without a plan and without approval again. */
export const changeNewsletter = (
  outreach: Outreach,
  id: string,
  { version, ...draft }: NewsletterDraft & { version: number },
  author: Author,
) =>
  takeStep(outreach, id, { version, from: ['draft', 'planned', 'scheduled'] }, async () => ({
    ...{ ...draft, state: 'draft', version: version + 1, send_at: null },
    ...{ ...madeBy(outreach, author), ...unapproved },
  }));

/** A moment from which it may go out, once a colleague approves. */
export const planNewsletter = (
  outreach: Outreach,
  id: string,
  { version, sendAtMs }: { version: number; sendAtMs: number },
  author: Author,
) =>
  takeStep(outreach, id, { version, from: ['draft', 'planned', 'scheduled'] }, async () => ({
    ...{ state: 'planned', version: version + 1, send_at: sendAtMs },
    ...{ ...madeBy(outreach, author), ...unapproved },
  }));

/**
 * A mail that left cannot be called back, so a second person approves text and plan.
 * @throws Problem second-person-needed to who wrote or planned this version
 */
export const approveNewsletter = (outreach: Outreach, id: string, version: number, { member, day }: Author) =>
  takeStep(outreach, id, { version, from: ['planned'] }, async (row) => {
    const mark = outreach.key.markOfPerson(member.tokenId);
    if (
      Buffer.compare(mark, row.made_by) === 0 ||
      sameName(openName(outreach, row.made_by_name), member.name)
    )
      throw new Problem('second-person-needed');
    return {
      ...{ state: 'scheduled', approved_by: mark, approved_on: day },
      approved_by_name: outreach.key.seal({ name: member.name }),
    };
  });

export const pauseNewsletter = (outreach: Outreach, id: string) =>
  takeStep(outreach, id, { from: ['sending'] }, async () => ({ state: 'paused' }));

/** After too many refusals those are tried again: somebody has looked at the relay. */
export const resumeNewsletter = (outreach: Outreach, id: string) =>
  takeStep(outreach, id, { from: ['paused', 'held'] }, async (row, transaction) => {
    if (row.state === 'held')
      await transaction
        .updateTable('outgoing')
        .set({ state: 'waiting', attempts: 0, next_at: 0, settled_on: '' })
        .where('newsletter_id', '=', id)
        .where('state', '=', 'hard')
        .where('subscriber_id', 'is not', null)
        .execute();
    return { state: 'sending' };
  });

/** Who has it has it; nobody else gets it. */
export const cancelNewsletter = (outreach: Outreach, id: string) =>
  takeStep(
    outreach,
    id,
    { from: ['draft', 'planned', 'scheduled', 'sending', 'paused', 'held'] },
    async (_row, transaction) => {
      await transaction
        .deleteFrom('outgoing')
        .where('newsletter_id', '=', id)
        .where('state', '=', 'waiting')
        .execute();
      return { state: 'cancelled' };
    },
  );

type Step = { from: readonly Row['state'][]; version?: number };

/** @throws Problem not-found, version-outdated, newsletter-state */
async function takeStep(
  { database }: Outreach,
  id: string,
  { from, version }: Step,
  change: (row: Row, transaction: OutreachTransaction) => Promise<Partial<Row>>,
): Promise<void> {
  await database.commit(async (transaction) => {
    const row = await transaction
      .selectFrom('newsletters')
      .selectAll()
      .where('id', '=', id)
      .$if(database.dialect === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst();
    if (row === undefined) throw new Problem('not-found');
    if (version !== undefined && row.version !== version) throw new Problem('version-outdated');
    if (!from.includes(row.state)) throw new Problem('newsletter-state');
    await transaction
      .updateTable('newsletters')
      .set(await change(row, transaction))
      .where('id', '=', id)
      .execute();
  });
}

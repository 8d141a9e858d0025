import { dayOf } from '#api/counts/week.ts';
import { readRequest } from '#api/intake/read-request.ts';
import { Problem } from '#api/problems.ts';
import { readAddress } from './email-address.ts';
import { takeOffRefused } from './finish-newsletter.ts';
import { endOfList } from './lists.ts';
import { isTooDeep } from './mail-markdown.ts';
import {
  msOfLocal,
  type NewsletterDraft,
  newsletterApproval,
  newsletterChange,
  newsletterDraft,
  newsletterPlan,
  testMail,
} from './newsletter.schema.ts';
import {
  approveNewsletter,
  cancelNewsletter,
  changeNewsletter,
  pauseNewsletter,
  planNewsletter,
  resumeNewsletter,
  writeNewsletter,
} from './newsletter-store.ts';
import { enqueue } from './outgoing.ts';
import type { Outreach } from './outreach.ts';
import type { Member } from './outreach-roles.ts';
import { newsletterRow } from './read-newsletters.ts';

export type StepParts = { outreach: Outreach; now: () => number };

/** At most so many tests of one newsletter: a form for any address must not become a way to write to anybody. */
const mostTests = 20;

/** What staff do with a newsletter, the same on the page and at the API; `body` is what was sent. */
export const newsletterSteps = {
  change: async ({ outreach, now }, id, body, member) => {
    const change = readRequest(newsletterChange, body);
    checkText(change, dayOf(now()));
    await changeNewsletter(outreach, id, change, { member, day: dayOf(now()) });
  },
  test: async ({ outreach }, id, body) => {
    const address = readAddress(readRequest(testMail, body).address);
    if (address === null) throw new Problem('invalid-input', [{ field: 'address', code: 'not-an-address' }]);
    await addTest(outreach, id, address);
    outreach.nudge();
  },
  plan: async ({ outreach, now }, id, body, member) => {
    const { version, sendAt } = readRequest(newsletterPlan, body);
    const sendAtMs = msOfLocal(sendAt);
    if (sendAtMs < now() - 60_000)
      throw new Problem('invalid-input', [{ field: 'sendAt', code: 'in-the-past' }]);
    await planNewsletter(outreach, id, { version, sendAtMs }, { member, day: dayOf(now()) });
  },
  approve: async ({ outreach, now }, id, body, member) => {
    const { version } = readRequest(newsletterApproval, body);
    await approveNewsletter(outreach, id, version, { member, day: dayOf(now()) });
    outreach.nudge();
  },
  pause: ({ outreach }, id) => pauseNewsletter(outreach, id),
  resume: async ({ outreach }, id) => {
    await resumeNewsletter(outreach, id);
    outreach.nudge();
  },
  /** After too many refusals: they are right, those addresses do not exist. */
  accept: async ({ outreach, now }, id) => {
    if ((await newsletterRow(outreach, id)).state !== 'held') throw new Problem('newsletter-state');
    await takeOffRefused(outreach, id, dayOf(now()));
    await resumeNewsletter(outreach, id);
    outreach.nudge();
  },
  cancel: ({ outreach }, id) => cancelNewsletter(outreach, id),
} satisfies Record<string, (parts: StepParts, id: string, body: unknown, member: Member) => Promise<void>>;

export type NewsletterStep = keyof typeof newsletterSteps;

/** @throws Problem invalid-input */
export async function addNewsletter(
  { outreach, now }: StepParts,
  body: unknown,
  member: Member,
): Promise<string> {
  const draft = readRequest(newsletterDraft, body);
  checkText(draft, dayOf(now()));
  return writeNewsletter(outreach, draft, { member, day: dayOf(now()) });
}

/** @throws Problem invalid-input for a meeting that is over, and for a text that no letter has */
function checkText({ list, markdown }: NewsletterDraft, today: string): void {
  if (endOfList(list, today, 0) === null)
    throw new Problem('invalid-input', [{ field: 'list', code: 'unknown-choice' }]);
  if (isTooDeep(markdown)) throw new Problem('invalid-input', [{ field: 'markdown', code: 'not-text' }]);
}

async function addTest({ database, key }: Outreach, id: string, address: string): Promise<void> {
  await database.commit(async (transaction) => {
    const known = await transaction
      .selectFrom('newsletters')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst();
    if (known === undefined) throw new Problem('not-found');
    if (known.state === 'cancelled') throw new Problem('newsletter-state');
    const tests = await transaction
      .selectFrom('outgoing')
      .select('id')
      .where('newsletter_id', '=', id)
      .where('kind', '=', 'test')
      .execute();
    if (tests.length >= mostTests) throw new Problem('too-many-tests');
    await enqueue(transaction, { kind: 'test', newsletter_id: id, sealed: key.seal({ address }) });
  });
}

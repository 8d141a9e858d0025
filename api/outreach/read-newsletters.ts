import { Problem } from '#api/problems.ts';
import { events } from '#content/events/events.ts';
import { tallyOf } from './finish-newsletter.ts';
import { eventList, newsletterLists } from './lists.ts';
import { localOfMs } from './newsletter.schema.ts';
import type { NewsletterDetails, NewsletterLine, ReaderCount } from './newsletter-page.schema.ts';
import { openName } from './newsletter-store.ts';
import type { Outreach } from './outreach.ts';
import type { Member } from './outreach-roles.ts';
import type { NewslettersTable } from './outreach-tables.ts';
import { relayTrouble } from './relay-trouble.ts';

export async function listNewsletters(outreach: Outreach): Promise<NewsletterLine[]> {
  const rows = await outreach.database.store.selectFrom('newsletters').selectAll().execute();
  const newest = rows.toSorted((one, other) => (sortKey(one) < sortKey(other) ? 1 : -1));
  return newest.map((row) => lineOf(outreach, row));
}

const sortKey = ({ made_on, send_at, id }: NewslettersTable) =>
  `${send_at === null ? made_on : localOfMs(Number(send_at))} ${id}`;

function lineOf(outreach: Outreach, row: NewslettersTable): NewsletterLine {
  const { id, list, language, subject, state, made_on: madeOn } = row;
  return {
    ...{ id, list, language, subject, state, madeOn },
    sendAt: row.send_at === null ? null : localOfMs(Number(row.send_at)),
    madeByName: openName(outreach, row.made_by_name),
    approvedByName: openName(outreach, row.approved_by_name),
  };
}

/** @throws Problem not-found */
export async function newsletterRow(
  { database: { store } }: Outreach,
  id: string,
): Promise<NewslettersTable> {
  const row = await store.selectFrom('newsletters').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  return row;
}

/** @throws Problem not-found */
export async function newsletterDetails(outreach: Outreach, id: string): Promise<NewsletterDetails> {
  const row = await newsletterRow(outreach, id);
  const { unsettledHard: _unsettled, ...progress } = await tallyOf(outreach, id);
  const counts = await countReaders(outreach);
  const here = counts.find(({ list, language }) => list === row.list && language === row.language);
  return {
    ...lineOf(outreach, row),
    ...{ version: row.version, markdown: row.markdown, progress },
    readers: here?.confirmed ?? 0,
    tests: await testsOf(outreach, id),
    trouble: await relayTrouble(outreach.database),
  };
}

async function testsOf({ database: { store } }: Outreach, id: string): Promise<NewsletterDetails['tests']> {
  const rows = await store
    .selectFrom('outgoing')
    .select((row) => ['state', row.fn.countAll().as('n')])
    .where('newsletter_id', '=', id)
    .where('kind', '=', 'test')
    .groupBy('state')
    .execute();
  const n = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + Number(row.n), 0);
  return { waiting: n('waiting'), sent: n('sent'), refused: n('soft', 'hard') };
}

/** How many read what in which language; never who. */
export async function countReaders({ database: { store } }: Outreach): Promise<ReaderCount[]> {
  const rows = await store
    .selectFrom('subscribers')
    .select((row) => ['list', 'language', 'state', row.fn.countAll().as('n')])
    .groupBy(['list', 'language', 'state'])
    .execute();
  const counts = new Map<string, ReaderCount>();
  for (const { list, language, state, n } of rows) {
    const count = counts.get(`${list} ${language}`) ?? { list, language, confirmed: 0, waiting: 0 };
    count[state] = Number(n);
    counts.set(`${list} ${language}`, count);
  }
  return [...counts.values()].sort((one, other) =>
    `${one.list} ${one.language}` < `${other.list} ${other.language}` ? -1 : 1,
  );
}

/** What staff may write to, as they call it. */
export function listTitles(today: string): { name: string; title: string }[] {
  const coming = events.filter(({ day }) => day >= today);
  return [
    ...newsletterLists.map((name) => ({ name, title: '' })),
    ...coming.map(({ slug, texts }) => ({ name: eventList(slug), title: texts.nl.title })),
  ];
}

export const isOwnWork = ({ key }: Outreach, row: NewslettersTable, { tokenId }: Member) =>
  Buffer.compare(key.markOfPerson(tokenId), row.made_by) === 0;

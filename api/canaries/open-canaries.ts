import { identityToRecipient } from 'age-encryption';
import { reportOpener } from '#api/reports/open-report.ts';
import type { Database } from '#api/storage/database.ts';
import { confirmCanary } from './canary-store.ts';
import { wordIn } from './canary-word.ts';

/** `opened`: with a key that is not the hub's, which proves nothing about the hub. */
export type OpenedCanary = {
  id: string;
  week: string;
  word: string | null;
  outcome: 'confirmed' | 'opened' | 'unreadable';
};

type Opening = {
  database: Database;
  identities: readonly string[];
  hubRecipients: readonly string[];
  today: string;
};

/**
 * Opens every canary that waits, and confirms those that a key of the hub opened. The recovery key opens them as well, but
 * a confirmation by it would hide that the hub's own is lost.
 */
export async function openCanaries({ database, identities, hubRecipients, today }: Opening) {
  const waiting = await database.store
    .selectFrom('canaries')
    .innerJoin('reports', 'reports.id', 'canaries.report_id')
    .select(['reports.id', 'canaries.week', 'reports.sealed'])
    .where('confirmed_on', 'is', null)
    .where('forgotten', '=', '')
    .orderBy('canaries.week')
    .execute();
  const recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
  const ofHub = identities.filter((_, at) => hubRecipients.includes(recipients[at] as string));
  const opened: OpenedCanary[] = [];
  for (const { id, week, sealed } of waiting) {
    const hex = Buffer.from(id).toString('hex');
    const byHub = await wordOf(ofHub, sealed);
    const word = byHub ?? (await wordOf(identities, sealed));
    const confirmed = byHub !== null && (await confirmCanary(database, id, byHub, today)) === 'confirmed';
    opened.push({
      id: hex,
      week,
      word,
      outcome: confirmed ? 'confirmed' : word === null ? 'unreadable' : 'opened',
    });
  }
  return opened;
}

async function wordOf(identities: readonly string[], sealed: Uint8Array): Promise<string | null> {
  if (identities.length === 0) return null;
  const content = await reportOpener(identities)(sealed).catch(() => null);
  return content && wordIn(content.text);
}

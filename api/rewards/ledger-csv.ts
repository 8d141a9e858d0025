import { confidentialCsv } from '#api/counts/confidential-csv.ts';
import words from '#content/i18n/nl/rewards.json' with { type: 'json' };
import { eurosOf } from '#content/taxonomy/reward-classes.ts';
import type { ledgerEntries } from './reward-ledger.ts';

/** The books: every entry with its week, amount and who did it. A name can be no formula. */
export function ledgerCsv(entries: Awaited<ReturnType<typeof ledgerEntries>>): string {
  const rows = entries.map(({ week, event, amountClass, byName }) => [
    ...[week, words.events[event], amountClass, eurosOf(amountClass)],
    byName,
  ]);
  const { week, event, amountClass, euros, byName } = words.csv;
  return confidentialCsv([week, event, amountClass, euros, byName], rows);
}

import { text as readAll } from 'node:stream/consumers';
import { readConfig } from '#api/config.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { countOrderable, type OrderRefusal, orderDeletion } from '#api/retention/order-deletion.ts';
import { retentionTerms } from '#api/retention/retention-terms.ts';
import type { Database } from '#api/storage/database.ts';
import { command, print, UsageFault, withDatabase } from './command.ts';

const help = `npm run forget [-- --now 2026-12-31T00:00:00Z]   delete what is past its term
npm run forget -- --unconfirmed                  how many reports some road has not confirmed for 90 days
npm run forget -- --unconfirmed --order          delete their content, by order of two people

Content goes CONTENT_RETENTION_DAYS after the hub's confirmation on every road, sooner for spam, duplicates and what is
not usable, and RECALLED_RETENTION_DAYS after a recall; never before the confirmation otherwise. With it go its photos,
deliveries and what staff wrote about it. Messages have their own terms. Counters stay.
The server does this every night by itself.
--order   reads two tokens from the standard input, one a line, of two different people with the role lead or admin.
          The order is kept with both names, the day and the number of reports.`;

const refusals: Record<OrderRefusal, string> = {
  'unknown-token': 'A token is unknown or revoked: nothing is deleted.',
  role: 'Only a lead or an admin may order this: nothing is deleted.',
  'same-person': 'Both tokens are of one person: nothing is deleted.',
};

const options = {
  now: { type: 'string' },
  unconfirmed: { type: 'boolean' },
  order: { type: 'boolean' },
} as const;

await command(help, options, async (words) => {
  const now = words.option('now');
  const nowMs = now === undefined ? Date.now() : Date.parse(now);
  if (Number.isNaN(nowMs)) throw new UsageFault('--now must be a moment like 2026-12-31T00:00:00Z.');
  if (words.flag('order') && !words.flag('unconfirmed'))
    throw new UsageFault('--order goes with --unconfirmed.');
  // A pretended date is for trying terms out; this cannot be taken back.
  if (words.flag('order') && now !== undefined)
    throw new UsageFault('--order knows no other date than today.');
  return withDatabase((database) => {
    if (words.flag('order')) return order(database, nowMs);
    return words.flag('unconfirmed') ? countThem(database, nowMs) : forget(database, nowMs);
  });
});

async function forget(database: Database, nowMs: number): Promise<number> {
  const tally = await forgetReports(database, nowMs, retentionTerms(readConfig()));
  print(`${tally.contents} report content(s) deleted.`);
  print(`${tally.messages} message(s) and ${tally.threads} thread(s) deleted.`);
  if (tally.scrubbed) return 0;
  print(
    'Another process still reads the old state, so the bytes are in the files of the database yet: run this again.',
  );
  return 1;
}

async function countThem({ store }: Database, nowMs: number): Promise<number> {
  print(
    `${await countOrderable(store, nowMs)} report(s) of more than 90 days ago that the hub has not confirmed on every road.`,
  );
  return 0;
}

async function order(database: Database, nowMs: number): Promise<number> {
  const lines = (await readAll(process.stdin)).split('\n').map((line) => line.trim());
  const [first, second, ...more] = lines.filter(Boolean);
  if (first === undefined || second === undefined || more.length > 0)
    throw new UsageFault('Give two tokens on the standard input, one a line.');
  const ordered = await orderDeletion(database, [first, second], nowMs);
  if (ordered.kind === 'refused') {
    print(refusals[ordered.code]);
    return 1;
  }
  if (ordered.reports > 0) {
    const log = quietLog(readConfig().LOG_LEVEL, (line) => process.stderr.write(line));
    log('error', 'unconfirmed-deleted', { count: ordered.reports });
  }
  print(`${ordered.reports} report content(s) deleted that the hub had not confirmed on every road.`);
  return 0;
}

import { readConfig } from '#api/config.ts';
import { forgetReports } from '#api/reports/forget-reports.ts';
import { command, print, UsageFault, withDatabase } from './command.ts';

const help = `npm run forget [-- --now 2026-12-31T00:00:00Z]   delete the content of reports past their term

The term is CONTENT_RETENTION_DAYS after the hub's confirmation, never before it. Counters stay.
The server does this every night by itself.`;

await command(help, { now: { type: 'string' } }, async (words) => {
  const now = words.option('now');
  const nowMs = now === undefined ? Date.now() : Date.parse(now);
  if (Number.isNaN(nowMs)) throw new UsageFault('--now must be a moment like 2026-12-31T00:00:00Z.');
  const { contents, scrubbed } = await withDatabase((database) =>
    forgetReports(database, nowMs, readConfig().CONTENT_RETENTION_DAYS),
  );
  print(`${contents} report content(s) deleted.`);
  if (scrubbed) return 0;
  print(
    'Another process still reads the old state, so the bytes are in the log of the database yet: run this again.',
  );
  return 1;
});

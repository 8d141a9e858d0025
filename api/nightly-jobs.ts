import { isoWeekOf } from './counts/week.ts';
import { countUnconfirmed } from './delivery/queue-watch.ts';
import { reroute } from './delivery/reroute.ts';
import { errorFields, type QuietLog } from './guard/quiet-log.ts';
import { forgetReports, sweepContentTags } from './reports/forget-reports.ts';
import type { Database } from './storage/database.ts';

type JobParts = {
  destinations: readonly string[];
  database: Database;
  log: QuietLog;
  now: () => number;
  retentionDays: number;
};

const checkMs = 10 * 60_000;
/** A hub that has not confirmed a report after two weeks is an incident, whatever road it should have come by. */
const silenceMs = 14 * 86_400_000;
const setting = 'nightly-jobs-day';

/** Runs the jobs of the night once a day; of several processes the one that writes the day first does the work. */
export function nightlyJobs({ database, destinations, log, now, retentionDays }: JobParts) {
  let timer: NodeJS.Timeout | undefined;

  async function runOnceToday(): Promise<void> {
    const day = Temporal.Instant.fromEpochMilliseconds(now())
      .toZonedDateTimeISO('Europe/Amsterdam')
      .toPlainDate()
      .toString();
    const mine = await database.commit(async (transaction) => {
      const row = await transaction
        .insertInto('settings')
        .values({ name: setting, value: day })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ value: day }).where('settings.value', '<>', day),
        )
        .returning('name')
        .executeTakeFirst();
      return row !== undefined;
    });
    if (!mine) return;
    await sweepContentTags(database);
    const { contents } = await forgetReports(database, now(), retentionDays);
    log('info', 'job-done', { count: contents });
    const unconfirmed = await countUnconfirmed(database, isoWeekOf(now() - silenceMs));
    if (unconfirmed > 0) log('error', 'hub-silent', { count: unconfirmed });
  }

  /** Another process may have stored reports for a road that this one does not walk. */
  const work = async () => {
    await reroute(database, destinations);
    await runOnceToday();
  };
  const check = () => void work().catch((error) => log('error', 'job-failed', errorFields(error)));
  return {
    runOnceToday,
    start: () => {
      check();
      timer = setInterval(check, checkMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

import { dayOf, isoWeekOf } from './counts/week.ts';
import { countUnconfirmed } from './delivery/queue-watch.ts';
import { reroute } from './delivery/reroute.ts';
import { deleteEndedExports } from './exports/delete-ended-exports.ts';
import { errorFields, type QuietLog } from './guard/quiet-log.ts';
import { nightClaim } from './night-claim.ts';
import { publishReleases } from './releases/publish-releases.ts';
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

/** Runs the jobs of the night once a day, in one of several processes. What a crash cut off is done later that day. */
export function nightlyJobs({ database, destinations, log, now, retentionDays }: JobParts) {
  const claim = nightClaim(database, now);
  let timer: NodeJS.Timeout | undefined;

  async function runOnceToday(): Promise<void> {
    const day = dayOf(now());
    if (!(await claim.take(day))) return;
    try {
      if (await doWork(day)) await claim.done(day);
    } finally {
      // Without the mark the next look does the work again, today.
      await claim.giveBack();
    }
  }

  /** Every step may be done twice. Answers whether all of it is done. */
  async function doWork(day: string): Promise<boolean> {
    await sweepContentTags(database, day);
    const { contents, scrubbed } = await forgetReports(database, now(), retentionDays);
    if (!scrubbed) log('warn', 'scrub-waits');
    await deleteEndedExports(database, day);
    log('info', 'job-done', { count: contents });
    const unconfirmed = await countUnconfirmed(database, isoWeekOf(now() - silenceMs));
    if (unconfirmed > 0) log('error', 'hub-silent', { count: unconfirmed });
    await publishReleases({ database, log, nowMs: now() });
    return scrubbed;
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

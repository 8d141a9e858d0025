import type { Canaries } from './canaries/canaries.ts';
import { dayOf, isoWeekOf } from './counts/week.ts';
import { countUnconfirmed, countUntold } from './delivery/queue-watch.ts';
import { reroute } from './delivery/reroute.ts';
import { deleteEndedExports } from './exports/delete-ended-exports.ts';
import { deleteExpiredRequests } from './exports/export-requests.ts';
import { countUnconfirmedAnswers } from './follow-up/answer-store.ts';
import { errorFields, type QuietLog } from './guard/quiet-log.ts';
import { nightClaim } from './night-claim.ts';
import { publishReleases } from './releases/publish-releases.ts';
import type { DiskRoom } from './reports/disk-room.ts';
import { sweepContentTags } from './reports/sweep-content-tags.ts';
import { forgetReports } from './retention/forget-reports.ts';
import type { RetentionTerms } from './retention/retention-terms.ts';
import type { Rewards } from './rewards/rewards.ts';
import { auditHead } from './staff/audit-log.ts';
import type { Database } from './storage/database.ts';

type JobParts = {
  destinations: readonly string[];
  database: Database;
  log: QuietLog;
  now: () => number;
  retention: RetentionTerms;
  rewards: Pick<Rewards, 'ofNight'>;
  disk: Pick<DiskRoom, 'alarmingPercent'>;
  /** Null or none: no reports of our own are sent. */
  canaries?: Canaries | null;
};

const checkMs = 10 * 60_000;
/** A report, an answer or a withdrawal that nobody has confirmed after two weeks is an incident, whatever its road. */
const silenceMs = 14 * 86_400_000;

/** Who collects the log elsewhere can hold the audit log against it: `npm run audit -- verify --anchor FILE`. */
async function tellHead({ store }: Database, log: QuietLog): Promise<void> {
  const head = await auditHead(store);
  if (head !== null) log('info', 'audit-head', { count: head.number, head: head.hash.slice(0, 16) });
}

/** Runs the jobs of the night once a day, in one of several processes. What a crash cut off is done later that day. */
export function nightlyJobs(parts: JobParts) {
  const { database, destinations, log, now, retention, rewards, disk, canaries } = parts;
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
    // Before anything is forgotten: a reward needs the thread of its report.
    await rewards.ofNight(now());
    const { contents, scrubbed } = await forgetReports(database, now(), retention);
    if (!scrubbed) log('warn', 'scrub-waits');
    await deleteEndedExports(database, day);
    await deleteExpiredRequests(database, day);
    log('info', 'job-done', { count: contents });
    const silentSince = isoWeekOf(now() - silenceMs);
    const unconfirmed = await countUnconfirmed(database, silentSince);
    if (unconfirmed > 0) log('error', 'hub-silent', { count: unconfirmed });
    const untold = await countUntold(database, silentSince);
    if (untold > 0) log('error', 'withdrawal-silent', { count: untold });
    const unfetched = await countUnconfirmedAnswers(database.store, silentSince);
    if (unfetched > 0) log('error', 'answers-silent', { count: unfetched });
    await canaries?.sendIfDue();
    const silence = await canaries?.silence();
    if (silence?.alarm) log('error', 'hub-key-silent', { count: silence.days });
    const freePercent = await disk.alarmingPercent();
    if (freePercent !== null) log('error', 'disk-filling', { freePercent });
    await tellHead(database, log);
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

import { dayOf } from '#api/counts/week.ts';
import { backoffMs } from '#api/delivery/backoff.ts';
import { deadAmong, leaseHolder } from '#api/delivery/lease-holder.ts';
import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import { buildMail, type Sending } from './build-mail.ts';
import { type ClaimedMail, claimMail, mailHolders, stillHeld } from './claim-mail.ts';
import { fillQueue, startDue } from './fill-queue.ts';
import { finishNewsletters } from './finish-newsletter.ts';
import { forgetOutreach } from './forget-outreach.ts';
import type { MailRelay } from './mail-relay.ts';
import { noteRelay } from './relay-trouble.ts';
import { putBack, settleMail } from './settle-mail.ts';

export type SenderParts = {
  sending: Sending;
  relay: MailRelay;
  perMinute: number;
  log: QuietLog;
  now: () => number;
  random: () => number;
};

const pollMs = 1_000;
/** Longer than the relay may take for one mail, all its time limits together. */
const leaseMs = 5 * 60_000;
const neededMs = 2 * 60_000;
/** A relay that is away is asked again after seconds at first, and never less often than this. */
const longestPauseMs = 5 * 60_000;

/** Sends what waits, one mail at a time, at the configured pace. Several processes may run: leases keep them apart. */
export function mailSender(parts: SenderParts) {
  const { sending, relay, log, now } = parts;
  const { outreach } = sending;
  const holder = leaseHolder();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let nudged = false;
  let failures = 0;
  let cleanedOn = '';

  /** Milliseconds until the next look. */
  async function round(): Promise<number> {
    const today = dayOf(now());
    if (cleanedOn !== today) {
      await forgetOutreach(outreach, today);
      cleanedOn = today;
    }
    await startDue(outreach.database, now());
    await fillQueue(outreach.database);
    for (;;) {
      if (stopping.signal.aborted) return 0;
      const deadHolders = deadAmong(await mailHolders(outreach.database));
      const claim = { nowMs: now(), holder, leaseMs, perMinute: parts.perMinute, deadHolders };
      const claimed = await claimMail(outreach.database, claim);
      if (claimed.kind === 'mail') {
        const pauseMs = await carry(claimed.mail, today);
        if (pauseMs > 0) return pauseMs;
        continue;
      }
      if (claimed.kind === 'wait') return Math.min(claimed.ms, pollMs);
      await finishNewsletters(outreach, today, log);
      return pollMs;
    }
  }

  /** Answers how long the relay is left alone. */
  async function carry(mail: ClaimedMail, today: string): Promise<number> {
    const { database } = outreach;
    const built = await buildMail(sending, mail);
    if (built.kind !== 'message') {
      await putBack(database, mail.id, { holder, keep: built.kind === 'not-now' });
      return 0;
    }
    if (!(await stillHeld(database, mail.id, { holder, untilMs: now() + neededMs }))) return 0;
    const outcome = await relay.send(built.message);
    await settleMail(outreach, { mail, holder, outcome, nowMs: now(), today, random: parts.random() });
    await noteRelay(database, outcome.kind === 'relay' ? outcome.code : '');
    if (outcome.kind === 'hard') await finishNewsletters(outreach, today, log);
    if (outcome.kind !== 'relay') {
      failures = 0;
      return 0;
    }
    failures += 1;
    log('warn', 'mail-relay-refused', { code: outcome.code, attempts: failures });
    return Math.min(backoffMs(failures, parts.random()), longestPauseMs);
  }

  function loop(): void {
    if (stopping.signal.aborted) return;
    [nudged, timer] = [false, undefined];
    running = round()
      .catch((error: unknown) => {
        log('error', 'mail-sender-failed', errorFields(error));
        return longestPauseMs / 10;
      })
      .then((waitMs) => {
        if (!stopping.signal.aborted) timer = setTimeout(loop, nudged && failures === 0 ? 0 : waitMs);
      });
  }

  outreach.nudge = () => {
    nudged = true;
    if (timer === undefined || failures > 0) return;
    clearTimeout(timer);
    timer = setTimeout(loop, 0);
  };

  return {
    start: loop,
    round,
    /** Ends after the mail that is under way. */
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
      relay.close();
    },
  };
}

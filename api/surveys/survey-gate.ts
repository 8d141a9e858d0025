import { setTimeout as pause } from 'node:timers/promises';
import { turnAway } from '#api/follow-up/turn-away.ts';
import type { Throttle } from '#api/guard/throttle.ts';
import type { SignUpGate } from '#api/outreach/sign-up-gate.ts';
import { Problem } from '#api/problems.ts';

const hourMs = 3_600_000;
/**
 * The busiest hour that a wave may have: 20,000 letters, of which 30 % answer, half of those in the four hours after it was
 * on the news, are 750 forms an hour; five times that.
 */
export const quickPerHour = 3_750;
/** Past that they come in one by one, as many an hour again. */
const paceMs = hourMs / quickPerHour;
/** Twenty seconds of waiting at most, as for a report. */
const waitingTurns = 20;
/** Networks that come too often wait half a second for each form (`throttle.ts`), in a row of their own. */
const busyRow = { running: 4, waiting: 40 };

/**
 * Slows the forms of the survey and refuses only who would wait longer than a page does. Networks that come too often have
 * a line of their own, so that they cannot take the places of others. It bounds guessing too: at most 15,000 forms an hour,
 * so 43 million in the longest wave of 120 days; a code is one of 2^50, and of 20,000 letters one is then guessed with
 * chance 43.2e6 · 20,000 / 2^50 = 0.0008.
 */
export function surveyGate(
  throttle: Pick<Throttle, 'slowGuessing'>,
  now: () => number,
  wait: (ms: number) => Promise<unknown> = pause,
): SignUpGate {
  const inBusyRow = turnAway(busyRow);
  const [quiet, busy] = [line(now, wait), line(now, wait)];
  return async (request) => {
    let own = quiet;
    try {
      await throttle.slowGuessing(request, async (delay) => {
        own = busy;
        await inBusyRow(delay);
      });
      await own();
      return true;
    } catch (error) {
      if (error instanceof Problem && error.code === 'crowded') return false;
      throw error;
    }
  };
}

/** @throws Problem crowded */
function line(now: () => number, wait: (ms: number) => Promise<unknown>): () => Promise<void> {
  const inTurn = turnAway({ running: 1, waiting: waitingTurns });
  let hour = { startedAt: now(), taken: 0 };
  return async () => {
    if (Math.abs(now() - hour.startedAt) >= hourMs) hour = { startedAt: now(), taken: 0 };
    hour.taken += 1;
    if (hour.taken > quickPerHour) await inTurn(async () => void (await wait(paceMs)));
  };
}

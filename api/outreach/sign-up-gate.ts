import type { FastifyRequest } from 'fastify';
import { turnAway } from '#api/follow-up/turn-away.ts';
import type { Throttle } from '#api/guard/throttle.ts';
import { Problem } from '#api/problems.ts';

/** Whether an address may be taken now. */
export type SignUpGate = (request: FastifyRequest) => Promise<boolean>;

const hourMs = 3_600_000;
/** Each address gets a mail: whoever sends lists of strangers must not use us for it. Over all networks together. */
const mostPerHour = 600;
/** Of those at most so many for networks that come too often: one of them must not close it for all others. */
const mostSlowed = 300;
/** A network that comes too often waits half a second for each (`throttle.ts`), and all such networks wait in one row. */
const row = { running: 4, waiting: 40 };

/** Slows who signs up one address after another, and stops everybody when it becomes a flood. */
export function signUpGate(throttle: Pick<Throttle, 'slowGuessing'>, now: () => number): SignUpGate {
  const inRow = turnAway(row);
  let hour = { startedAt: now(), taken: 0, slowed: 0 };
  return async (request) => {
    if (Math.abs(now() - hour.startedAt) >= hourMs) hour = { startedAt: now(), taken: 0, slowed: 0 };
    try {
      await throttle.slowGuessing(request, async (pause) => {
        if (hour.slowed >= mostSlowed) throw new Problem('crowded');
        await inRow(pause);
        hour.slowed += 1;
      });
      // Who was turned away took nothing of the hour.
      if (hour.taken >= mostPerHour) return false;
      hour.taken += 1;
      return true;
    } catch (error) {
      if (error instanceof Problem && error.code === 'crowded') return false;
      throw error;
    }
  };
}

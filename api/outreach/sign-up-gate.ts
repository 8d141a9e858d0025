import type { FastifyRequest } from 'fastify';
import { turnAway } from '#api/follow-up/turn-away.ts';
import type { Throttle } from '#api/guard/throttle.ts';
import { Problem } from '#api/problems.ts';

/** Whether an address may be taken now. */
export type SignUpGate = (request: FastifyRequest) => Promise<boolean>;

const hourMs = 3_600_000;
/** Each address gets a mail: whoever sends lists of strangers must not use us for it. Over all networks together. */
const mostPerHour = 600;
/** A network that comes too often waits half a second for each (`throttle.ts`), and all such networks wait in one row. */
const row = { running: 4, waiting: 40 };

/** Slows who signs up one address after another, and stops everybody when it becomes a flood. */
export function signUpGate(throttle: Pick<Throttle, 'slowGuessing'>, now: () => number): SignUpGate {
  const inRow = turnAway(row);
  let hour = { startedAt: now(), taken: 0 };
  return async (request) => {
    if (Math.abs(now() - hour.startedAt) >= hourMs) hour = { startedAt: now(), taken: 0 };
    if (hour.taken >= mostPerHour) return false;
    hour.taken += 1;
    try {
      await inRow(() => throttle.slowGuessing(request));
      return true;
    } catch (error) {
      if (error instanceof Problem && error.code === 'crowded') return false;
      throw error;
    }
  };
}

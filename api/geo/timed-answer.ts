import { setTimeout as wait } from 'node:timers/promises';

/** An answer of an outside service, with how long it took to come, in ms. */
export type Timed<T> = { answer: T; tookMs: number };

/** A machine that slept, or a clock that was set, must keep nobody waiting longer than a service may. */
const longestMs = 5_000;

/**
 * The answer, not sooner after `askedAt` than it took the first time: from a quick answer anybody could tell that
 * somebody had looked at that block or that street before. At once for who asked first.
 */
export async function asSlowAsFirst<T>(
  { answer, tookMs }: Timed<T>,
  askedAt: number,
  now: () => number,
): Promise<T> {
  const leftMs = Math.min(tookMs, longestMs) - Math.max(now() - askedAt, 0);
  if (leftMs > 0) await wait(leftMs);
  return answer;
}

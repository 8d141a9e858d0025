const secondMs = 1_000;
const hourMs = 3_600_000;
const firstStepsMs = [5 * secondMs, 30 * secondMs, 120 * secondMs];
const longestStepMs = 12 * hourMs;

/** After so many failures (nearly four days) a delivery counts as dead: alarmed, and still tried once a day. */
export const attemptsBeforeDead = 18;
const deadStepMs = 24 * hourMs;

/**
 * Wait before the next try after `attempts` failures (≥ 1), in milliseconds: about 5 s, 30 s, 2 min, then twice as
 * long each time up to 12 h; ±20 % jitter so that a hub that comes back is not met by everybody at once.
 * @param random a number in [0, 1)
 */
export function backoffMs(attempts: number, random: number): number {
  const step = firstStepsMs[attempts - 1] ?? Math.min(longestStepMs, 120 * secondMs * 2 ** (attempts - 3));
  const base = attempts >= attemptsBeforeDead ? deadStepMs : step;
  return Math.round(base * (0.8 + 0.4 * random));
}

import { normalQuantile } from '#campaigns/distributions/normal.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';

/** `count` of `of`, a whole number of them. */
export type Share = { count: number; of: number };

/** Score interval of a share: Wilson 1927 (J. American Statistical Association 22:209–212). */
export function wilson({ count, of }: Share, alpha = 0.05): Interval {
  const z = normalQuantile(1 - alpha / 2);
  const middle = (count + z ** 2 / 2) / (of + z ** 2);
  const reach = (z * Math.sqrt((count * (of - count)) / of + z ** 2 / 4)) / (of + z ** 2);
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}

/**
 * The later share less the earlier one, of two independent samples, with the hybrid score interval: Newcombe 1998
 * (Statistics in Medicine 17:873–890), method 10. Between −1 and 1.
 */
export function shareDifference(
  earlier: Share,
  later: Share,
  alpha = 0.05,
): { difference: number; interval: Interval } {
  const [before, after] = [earlier.count / earlier.of, later.count / later.of];
  const [[beforeLow, beforeHigh], [afterLow, afterHigh]] = [wilson(earlier, alpha), wilson(later, alpha)];
  const difference = after - before;
  return {
    difference,
    interval: [
      difference - Math.hypot(after - afterLow, beforeHigh - before),
      difference + Math.hypot(afterHigh - after, before - beforeLow),
    ],
  };
}

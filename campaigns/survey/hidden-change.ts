import { type Share, shareDifference } from '#campaigns/effect/share-difference.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';
import type { ForcedChoice } from './randomised-response.ts';

/**
 * The later hidden share less the earlier one: both waves asked in the same way, so it is the difference of the yeses
 * divided by the chance of truth, and so is its interval (Newcombe 1998, method 10). Between −1 and 1.
 */
export function hiddenChange(
  { truth }: ForcedChoice,
  earlier: Share,
  later: Share,
  alpha = 0.05,
): { difference: number; interval: Interval } {
  const { difference, interval } = shareDifference(earlier, later, alpha);
  const [low, high] = interval.map((end) => Math.min(1, Math.max(-1, end / truth))) as [number, number];
  return { difference: difference / truth, interval: [low, high] };
}

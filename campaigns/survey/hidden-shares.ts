import type { Share } from '#campaigns/effect/share-difference.ts';
import { type ForcedChoice, type HiddenShare, hiddenShare } from './randomised-response.ts';

/**
 * With fewer answers the 95 % interval can be wider than 42 percentage points (oneDie, half of the answers a yes): that
 * tells a council nothing, and few answers are few people.
 */
export const leastAnswers = 50;

export type GroupAnswers = { code: string } & Share;

export type GroupShare =
  | ({ code: string; kind: 'estimated'; answers: number } & HiddenShare)
  | { code: string; kind: 'too-few'; least: number };

/** Per group; of one with few answers not even their number is told. */
export function hiddenShares(
  design: ForcedChoice,
  groups: readonly GroupAnswers[],
  alpha = 0.05,
): GroupShare[] {
  return groups.map(({ code, count, of }) =>
    of < leastAnswers
      ? { code, kind: 'too-few', least: leastAnswers }
      : { code, kind: 'estimated', answers: of, ...hiddenShare(design, { count, of }, alpha) },
  );
}

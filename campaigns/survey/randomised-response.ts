import { betaQuantile } from '#campaigns/distributions/beta.ts';
import type { Share } from '#campaigns/effect/share-difference.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';

/**
 * Forced choice (Boruch 1971; Fox & Tracy 1986): chance alone decides whether somebody answers truthfully, says yes
 * whatever the truth is, or says no whatever the truth is. The chances are between 0 and 1; what is left is the forced no.
 */
export type ForcedChoice = { truth: number; forcedYes: number };

/** Of a die that only the respondent sees: 1 says yes, 6 says no, 2 to 5 the truth. */
export const oneDie: ForcedChoice = { truth: 4 / 6, forcedYes: 1 / 6 };

/** An answer may make no truth more than this many times as likely as the other. */
export const mostLikelihoodRatio = 5;

/** P(yes) when the share that would truthfully say yes is `share`, 0…1. */
export const chanceOfYes = ({ truth, forcedYes }: ForcedChoice, share: number): number =>
  forcedYes + truth * share;

/**
 * What one answer tells about who gave it: how many times as likely it is under the truth that it names as under the
 * other. 1 tells nothing, Infinity everything. By Bayes no posterior odds can grow by more (Leysieffer & Warner 1976).
 */
export function likelihoodRatios(design: ForcedChoice): { yes: number; no: number } {
  const [ifYes, ifNo] = [chanceOfYes(design, 1), chanceOfYes(design, 0)];
  return { yes: ifYes / ifNo, no: (1 - ifNo) / (1 - ifYes) };
}

/** RangeError for a design that is none, or of which one answer tells more than `most`. */
export function requireProtection(design: ForcedChoice, most = mostLikelihoodRatio): void {
  const { truth, forcedYes } = design;
  if (!(truth > 0 && forcedYes >= 0 && truth + forcedYes <= 1))
    throw new RangeError(`No forced choice: ${truth} and ${forcedYes}.`);
  const { yes, no } = likelihoodRatios(design);
  // A hair of room: sixths are no doubles.
  if (Math.max(yes, no) > most * (1 + 1e-9)) throw new RangeError('One answer tells more than is allowed.');
}

export type HiddenShare = {
  /** Unbiased; of few answers it can lie below 0 or above 1. */
  estimate: number;
  standardError: number;
  /** Exact limits of the share of yes (Clopper & Pearson 1934) through the design, cut to 0…1. */
  interval: Interval;
  /** False where the dice alone would give more yeses, or more noes, than there are: people did not follow them. */
  followed: boolean;
};

/**
 * The share that would truthfully say yes, from the yeses among all answers: (λ − forced yes) / truth, with variance
 * λ(1 − λ) / (n · truth²). `alpha` is the chance left outside the interval, half on each side. RangeError without answers.
 */
export function hiddenShare(design: ForcedChoice, { count, of }: Share, alpha = 0.05): HiddenShare {
  if (!(Number.isSafeInteger(count) && Number.isSafeInteger(of) && count >= 0 && of >= count && of > 0))
    throw new RangeError(`${count} of ${of} is no share.`);
  const { truth, forcedYes } = design;
  const throughDesign = (yes: number) => (yes - forcedYes) / truth;
  const yes = count / of;
  const low = count === 0 ? 0 : betaQuantile(count, of - count + 1, alpha / 2, 'lower');
  const high = count === of ? 1 : betaQuantile(count + 1, of - count, alpha / 2, 'upper');
  const [from, to] = [throughDesign(low), throughDesign(high)];
  const cut = (share: number) => Math.min(1, Math.max(0, share));
  return {
    estimate: throughDesign(yes),
    standardError: Math.sqrt((yes * (1 - yes)) / of) / truth,
    interval: [cut(from), cut(to)],
    followed: to >= 0 && from <= 1,
  };
}

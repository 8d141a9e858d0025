import type { Interval } from '#campaigns/intervals/rate-ratio.ts';

export type Verdict = 'TE_VROEG' | 'NIET_AAN_TE_TONEN' | 'MEER' | 'MINDER' | 'GEEN_RELEVANT';

/** The smallest ratio that would matter, when a campaign did not fix another beforehand. */
export const relevantByDefault = 1.25;

export type Measurement = {
  /** Of the ratio; a bound that does not exist is Infinity. */
  interval: Interval;
  observed: number;
  /** Reports that the after period would have had without the campaign. */
  expected: number;
  relevant: number;
  /** Only the last look, after the window and the reporting lag, gets a verdict. */
  final: boolean;
};

/** The rule, in this order; frozen before a campaign begins. */
export function verdictOf({
  interval: [low, high],
  observed,
  expected,
  relevant,
  final,
}: Measurement): Verdict {
  if (!final || (expected < 5 && observed + expected < 10)) return 'TE_VROEG';
  if (low > 1) return 'MEER';
  if (high < 1) return 'MINDER';
  return high < relevant && low > 1 / relevant ? 'GEEN_RELEVANT' : 'NIET_AAN_TE_TONEN';
}

import type { Interval } from '#campaigns/intervals/rate-ratio.ts';

export const methods = [
  'empirical-bayes',
  'lottery',
  'difference-in-differences',
  'before-after',
  'difference-in-differences-wald',
  'panel',
  'interrupted-series',
] as const;
export type Method = (typeof methods)[number];

/** What one method says of the ratio. */
export type Estimate = {
  /** Null when the divisor is 0. */
  ratio: number | null;
  /** 95 %; a bound that does not exist is Infinity. */
  interval: Interval;
  /** Two-sided; null where a method has none. */
  p: number | null;
};

/** The method of the verdict says also what it was compared with. */
export type Headline = Estimate & {
  method: Method;
  observed: number;
  /** Reports that the outcome window would have had without a campaign. */
  expected: number;
  p: number;
  /** Size of the negative binomial in which a new count would fall; Infinity is Poisson. */
  size: number;
};

/** Of every interval of an effect. */
export const alpha = 0.05;

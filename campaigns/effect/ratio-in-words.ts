/** How a ratio is told: as exactly as staff need it, or so roughly that no count follows from it. */
export type RatioInWords = (ratio: number, as: 'estimate' | 'low' | 'high') => string;

const twoDecimals = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const oneDecimal = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Beyond this a bound is only "very much": digits would suggest that somebody knows. */
const largestTold = 100;
const capped = `meer dan ×${largestTold}`;

/** "×1,57". */
export const exactRatio: RatioInWords = (ratio) =>
  ratio > largestTold ? capped : `×${twoDecimals.format(ratio)}`;

/** "×1,6"; bounds are rounded outward, and what is not 1 never reads as 1. */
export const roundedRatio: RatioInWords = (ratio, as) => {
  if (ratio > largestTold) return capped;
  const told = roundings[as](ratio * 10) / 10;
  if (told === 1 && ratio > 1) return 'iets meer dan ×1';
  if (told === 1 && ratio < 1) return 'iets minder dan ×1';
  return `×${oneDecimal.format(told)}`;
};

/** What a double misses of a decimal: 1.1 × 10 is 11, not a little more. */
const noise = 1e-9;
const roundings = {
  estimate: Math.round,
  low: (value: number) => Math.floor(value + noise),
  high: (value: number) => Math.ceil(value - noise),
} as const;

import type { Language } from '../languages.ts';

/**
 * Fixed amounts of a reward for a floating package, in whole euros; staff choose a class and never an amount, so that no
 * amount points at one find. A class is never changed: another amount is another class. `source` is what the amount rests
 * on; one that is not `verified` is told to who was granted it, and never to the public as a fact.
 */
export const rewardClasses = {
  /** Seen as an excerpt only; the year is inferred from "from 1 September". */
  'meldpilot-2022': {
    euros: 1000,
    source: { name: 'Noord-Holland Samen Veilig, Meldpilot (Team Volans)', year: 2022, verified: false },
  },
} as const satisfies Record<string, RewardClassFacts>;

type RewardClassFacts = {
  euros: number;
  source: { name: string; year: number; verified: boolean } | null;
};

export type RewardClass = keyof typeof rewardClasses;
export const rewardClassCodes = Object.keys(rewardClasses) as [RewardClass, ...RewardClass[]];

export const eurosOf = (amountClass: RewardClass): number => rewardClasses[amountClass].euros;

/** Such as "€ 1.000". */
export function inEuros(language: Language, amountClass: RewardClass): string {
  const style = { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(language, style).format(eurosOf(amountClass));
}

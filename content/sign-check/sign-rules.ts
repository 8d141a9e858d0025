import type { Sign } from '../taxonomy/signs.ts';
import { rulesOfBuildings } from './rules-of-buildings.ts';
import { rulesOfChemicals } from './rules-of-chemicals.ts';
import { rulesOfTheWater } from './rules-of-the-water.ts';
import type { SignRule } from './sign-rule.ts';

/** Every sign of the taxonomy has one rule; the compiler and a test refuse a sign without. */
export const signRules: Record<Sign, SignRule> = {
  ...rulesOfChemicals,
  ...rulesOfBuildings,
  ...rulesOfTheWater,
};

/** What somebody may tick besides signs: danger at this moment. */
export const urgencies = ['fire-or-gas', 'person-in-danger'] as const;
export type Urgency = (typeof urgencies)[number];

/** Signs that together mean waste in the open, on which guides say: call at once. One of each list is enough. */
export const wasteInTheOpen: readonly (readonly Sign[])[] = [
  ['barrels-and-jerrycans', 'big-tank', 'gas-bottles', 'unlabelled-goods', 'abandoned-trailer'],
  [
    ...(['stained-ground', 'dead-plants', 'coloured-water'] as const),
    ...(['foam-or-dead-fish', 'manure-foams', 'tyre-tracks'] as const),
  ],
];

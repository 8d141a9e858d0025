import type { Phenomenon } from './phenomena.ts';

/** How a sign reaches a passer-by; the order is the order on guides and in the form. */
export const senses = ['smell', 'sight', 'sound', 'traffic', 'water', 'power', 'people'] as const;

export type Sense = (typeof senses)[number];

type SignFacts = { sense: Sense; phenomena: readonly Phenomenon[] };

const building: readonly Phenomenon[] = [
  'synthetic-drug-lab',
  'crystal-meth-lab',
  'cannabis-grow-house',
  'cocaine-processing',
  'chemical-storage',
  'suspicious-rental',
  'other',
];
const chemistry: readonly Phenomenon[] = [
  'synthetic-drug-lab',
  'crystal-meth-lab',
  'cocaine-processing',
  'chemical-storage',
  'drug-waste-dump',
  'other',
];

/**
 * Outward signs (kenmerken) that a passer-by can notice from a distance. A sign fits several phenomena;
 * its words live in content/i18n under `signs.<code>`. Codes are a contract with the hub: add, never rename.
 */
export const signs = {
  'chemical-smell': { sense: 'smell', phenomena: chemistry },
  'sweet-aniseed-smell': {
    sense: 'smell',
    phenomena: ['synthetic-drug-lab', 'drug-waste-dump', 'chemical-storage', 'other'],
  },
  'hemp-smell': { sense: 'smell', phenomena: ['cannabis-grow-house', 'suspicious-rental', 'other'] },
  'windows-covered': { sense: 'sight', phenomena: building },
  'hoses-and-vents': {
    sense: 'sight',
    phenomena: [
      'synthetic-drug-lab',
      'crystal-meth-lab',
      'cannabis-grow-house',
      'cocaine-processing',
      'other',
    ],
  },
  'barrels-and-jerrycans': { sense: 'sight', phenomena: [...chemistry, 'suspicious-rental'] },
  'stained-ground': {
    sense: 'sight',
    phenomena: ['drug-waste-dump', 'synthetic-drug-lab', 'crystal-meth-lab', 'other'],
  },
  'dead-plants': {
    sense: 'sight',
    phenomena: ['drug-waste-dump', 'synthetic-drug-lab', 'crystal-meth-lab', 'other'],
  },
  'cameras-and-locks': { sense: 'sight', phenomena: building },
  'taped-package': { sense: 'sight', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'buoy-or-transmitter': { sense: 'sight', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'fans-or-hum': { sense: 'sound', phenomena: building },
  'night-noise': { sense: 'sound', phenomena: [...building, 'drug-waste-dump', 'harbour-signs'] },
  'vans-at-night': { sense: 'traffic', phenomena: [...building, 'drug-waste-dump', 'harbour-signs'] },
  'visits-short-and-often': { sense: 'traffic', phenomena: building },
  'boat-searching': { sense: 'traffic', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'boat-without-lights': { sense: 'traffic', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'coloured-water': {
    sense: 'water',
    phenomena: ['drug-waste-dump', 'synthetic-drug-lab', 'crystal-meth-lab', 'cocaine-processing', 'other'],
  },
  'foam-or-dead-fish': {
    sense: 'water',
    phenomena: ['drug-waste-dump', 'synthetic-drug-lab', 'crystal-meth-lab', 'other'],
  },
  'heat-or-no-snow': {
    sense: 'power',
    phenomena: ['cannabis-grow-house', 'synthetic-drug-lab', 'crystal-meth-lab', 'other'],
  },
  'generator-or-cables': {
    sense: 'power',
    phenomena: [
      'cannabis-grow-house',
      'synthetic-drug-lab',
      'crystal-meth-lab',
      'suspicious-rental',
      'other',
    ],
  },
  'tenant-keeps-out': { sense: 'people', phenomena: building },
  'protective-clothing': {
    sense: 'people',
    phenomena: ['synthetic-drug-lab', 'crystal-meth-lab', 'cocaine-processing', 'drug-waste-dump', 'other'],
  },
  'searchers-on-shore': { sense: 'people', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'cash-rent': {
    sense: 'people',
    phenomena: ['suspicious-rental', 'chemical-storage', 'cannabis-grow-house', 'other'],
  },
} as const satisfies Record<string, SignFacts>;

export type Sign = keyof typeof signs;

export const signCodes = Object.keys(signs) as [Sign, ...Sign[]];

/** Signs that fit a phenomenon, in the order of the senses. */
export function signsOf(phenomenon: Phenomenon): Sign[] {
  return senses.flatMap((sense) =>
    signCodes.filter((code) => {
      const facts: SignFacts = signs[code];
      return facts.sense === sense && facts.phenomena.includes(phenomenon);
    }),
  );
}

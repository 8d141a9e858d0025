import type { Phenomenon } from './phenomena.ts';

/** How a sign reaches a passer-by; the order is the order on guides and in the form. */
export const senses = ['smell', 'sight', 'sound', 'traffic', 'water', 'power', 'people'] as const;

export type Sense = (typeof senses)[number];

export type SignFacts = { sense: Sense; phenomena: readonly Phenomenon[] };

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
  'chemical-smell': { sense: 'smell', phenomena: [...chemistry, 'suspicious-rental'] },
  'sweet-aniseed-smell': {
    sense: 'smell',
    phenomena: ['synthetic-drug-lab', 'drug-waste-dump', 'chemical-storage', 'other'],
  },
  'hemp-smell': { sense: 'smell', phenomena: ['cannabis-grow-house', 'suspicious-rental', 'other'] },
  'solvent-smell': {
    sense: 'smell',
    phenomena: ['cocaine-processing', 'chemical-storage', 'synthetic-drug-lab', 'crystal-meth-lab', 'other'],
  },
  'sour-smell': {
    sense: 'smell',
    phenomena: ['crystal-meth-lab', 'synthetic-drug-lab', 'chemical-storage', 'drug-waste-dump', 'other'],
  },
  'windows-covered': { sense: 'sight', phenomena: building },
  'sealed-gaps': {
    sense: 'sight',
    phenomena: [
      'synthetic-drug-lab',
      'crystal-meth-lab',
      'cannabis-grow-house',
      'cocaine-processing',
      'other',
    ],
  },
  'wet-windows': {
    sense: 'sight',
    phenomena: ['cannabis-grow-house', 'synthetic-drug-lab', 'crystal-meth-lab', 'other'],
  },
  'bright-light': { sense: 'sight', phenomena: ['cannabis-grow-house', 'suspicious-rental', 'other'] },
  'growing-waste': { sense: 'sight', phenomena: ['cannabis-grow-house', 'suspicious-rental'] },
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
  'big-tank': { sense: 'sight', phenomena: chemistry },
  'gas-bottles': {
    sense: 'sight',
    phenomena: ['synthetic-drug-lab', 'crystal-meth-lab', 'chemical-storage', 'drug-waste-dump', 'other'],
  },
  'unlabelled-goods': { sense: 'sight', phenomena: [...chemistry, 'suspicious-rental'] },
  'unused-premises': { sense: 'sight', phenomena: building },
  'abandoned-trailer': { sense: 'sight', phenomena: ['drug-waste-dump', 'chemical-storage', 'other'] },
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
  'packages-on-rope': { sense: 'sight', phenomena: ['floating-package'] },
  'kept-afloat': { sense: 'sight', phenomena: ['floating-package'] },
  'sports-bag': { sense: 'sight', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'boat-lies-askew': { sense: 'sight', phenomena: ['harbour-signs', 'floating-package', 'other'] },
  'unkempt-boat': { sense: 'sight', phenomena: ['harbour-signs'] },
  'broken-fence-or-seal': { sense: 'sight', phenomena: ['harbour-signs', 'other'] },
  'fans-or-hum': { sense: 'sound', phenomena: building },
  'night-noise': { sense: 'sound', phenomena: [...building, 'drug-waste-dump', 'harbour-signs'] },
  'fast-boat': { sense: 'sound', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'vans-at-night': { sense: 'traffic', phenomena: [...building, 'drug-waste-dump', 'harbour-signs'] },
  'visits-short-and-often': { sense: 'traffic', phenomena: building },
  'heavy-deliveries': {
    sense: 'traffic',
    phenomena: [
      'chemical-storage',
      'cocaine-processing',
      'synthetic-drug-lab',
      'crystal-meth-lab',
      'suspicious-rental',
      'other',
    ],
  },
  'car-on-beach': { sense: 'traffic', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'boat-at-odd-hours': { sense: 'traffic', phenomena: ['harbour-signs', 'floating-package', 'other'] },
  'tyre-tracks': { sense: 'traffic', phenomena: ['drug-waste-dump'] },
  'small-boat-by-ship': { sense: 'traffic', phenomena: ['floating-package', 'harbour-signs', 'other'] },
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
  'drain-smells': {
    sense: 'water',
    phenomena: ['drug-waste-dump', 'synthetic-drug-lab', 'crystal-meth-lab', 'cocaine-processing', 'other'],
  },
  'manure-foams': { sense: 'water', phenomena: ['drug-waste-dump'] },
  'loose-wrapping': { sense: 'water', phenomena: ['floating-package'] },
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
  'odd-power-use': {
    sense: 'power',
    phenomena: ['cannabis-grow-house', 'synthetic-drug-lab', 'suspicious-rental', 'other'],
  },
  'tenant-keeps-out': { sense: 'people', phenomena: building },
  'protective-clothing': {
    sense: 'people',
    phenomena: ['synthetic-drug-lab', 'crystal-meth-lab', 'cocaine-processing', 'drug-waste-dump', 'other'],
  },
  'searchers-on-shore': { sense: 'people', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'signals-to-sea': { sense: 'people', phenomena: ['floating-package', 'harbour-signs', 'other'] },
  'divers-at-night': { sense: 'people', phenomena: ['harbour-signs', 'other'] },
  'inexperienced-crew': { sense: 'people', phenomena: ['harbour-signs', 'floating-package'] },
  'cash-rent': {
    sense: 'people',
    phenomena: ['suspicious-rental', 'chemical-storage', 'cannabis-grow-house', 'harbour-signs', 'other'],
  },
  'no-identification': {
    sense: 'people',
    phenomena: ['suspicious-rental', 'cannabis-grow-house', 'chemical-storage', 'harbour-signs', 'other'],
  },
  'someone-else-pays': {
    sense: 'people',
    phenomena: ['suspicious-rental', 'cannabis-grow-house', 'chemical-storage', 'harbour-signs'],
  },
  'money-for-favour': {
    sense: 'people',
    phenomena: ['harbour-signs', 'suspicious-rental', 'chemical-storage', 'floating-package', 'other'],
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

import type { Phenomenon } from './phenomena.ts';

/** Whom guides, kits and campaigns address, each with the phenomena that this audience meets. Codes: add, never rename. */
export const audiences = {
  residents: [
    'synthetic-drug-lab',
    'crystal-meth-lab',
    'cannabis-grow-house',
    'cocaine-processing',
    'drug-waste-dump',
  ],
  'farmers-and-barn-owners': [
    'synthetic-drug-lab',
    'crystal-meth-lab',
    'cannabis-grow-house',
    'chemical-storage',
    'drug-waste-dump',
    'suspicious-rental',
  ],
  landlords: ['cannabis-grow-house', 'cocaine-processing', 'chemical-storage', 'suspicious-rental'],
  'business-parks': [
    'synthetic-drug-lab',
    'cocaine-processing',
    'chemical-storage',
    'drug-waste-dump',
    'suspicious-rental',
  ],
  'harbours-and-water-sport': ['floating-package', 'harbour-signs', 'drug-waste-dump', 'suspicious-rental'],
  transport: ['chemical-storage', 'drug-waste-dump', 'suspicious-rental', 'harbour-signs'],
  /** Who comes to the door for work: letter carriers, meter readers, fitters, inspectors. */
  'carriers-and-inspectors': [
    'cannabis-grow-house',
    'synthetic-drug-lab',
    'crystal-meth-lab',
    'cocaine-processing',
    'chemical-storage',
    'suspicious-rental',
  ],
} as const satisfies Record<string, readonly Phenomenon[]>;

export type Audience = keyof typeof audiences;
export const audienceCodes = Object.keys(audiences) as [Audience, ...Audience[]];

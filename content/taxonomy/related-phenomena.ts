import type { Phenomenon } from './phenomena.ts';

/** What looks like it or goes with it, nearest first, at most four: the other guides that a guide points to. */
export const relatedPhenomena = {
  'synthetic-drug-lab': ['crystal-meth-lab', 'drug-waste-dump', 'chemical-storage', 'suspicious-rental'],
  'crystal-meth-lab': ['synthetic-drug-lab', 'chemical-storage', 'drug-waste-dump', 'suspicious-rental'],
  'cannabis-grow-house': ['suspicious-rental', 'synthetic-drug-lab', 'chemical-storage', 'drug-waste-dump'],
  'cocaine-processing': ['chemical-storage', 'synthetic-drug-lab', 'harbour-signs', 'suspicious-rental'],
  'chemical-storage': ['synthetic-drug-lab', 'drug-waste-dump', 'cocaine-processing', 'suspicious-rental'],
  'drug-waste-dump': ['synthetic-drug-lab', 'chemical-storage', 'crystal-meth-lab', 'floating-package'],
  'floating-package': ['harbour-signs', 'cocaine-processing', 'drug-waste-dump', 'suspicious-rental'],
  'suspicious-rental': [
    'cannabis-grow-house',
    'chemical-storage',
    'synthetic-drug-lab',
    'cocaine-processing',
  ],
  'harbour-signs': ['floating-package', 'cocaine-processing', 'suspicious-rental', 'drug-waste-dump'],
} as const satisfies Record<Exclude<Phenomenon, 'other'>, readonly Phenomenon[]>;

/** None for what nobody can name yet. */
export const relatedTo = (phenomenon: Phenomenon): readonly Phenomenon[] =>
  phenomenon === 'other' ? [] : relatedPhenomena[phenomenon];

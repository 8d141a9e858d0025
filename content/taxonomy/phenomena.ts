/** The closed list of phenomena (verschijningsvormen). Codes are a contract with the hub: add, never rename. */
export const phenomena = [
  'synthetic-drug-lab',
  'crystal-meth-lab',
  'cannabis-grow-house',
  'cocaine-processing',
  'chemical-storage',
  'drug-waste-dump',
  'floating-package',
  'suspicious-rental',
  'harbour-signs',
  'other',
] as const;

export type Phenomenon = (typeof phenomena)[number];

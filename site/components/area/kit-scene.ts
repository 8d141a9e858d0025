import type { Kit } from '#content/kits/kit.schema.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';

const atSea: readonly Phenomenon[] = ['floating-package', 'harbour-signs'];

/** The drawing that fits a kit: the sea, a dumped load, or a building where something is not right. */
export function sceneOf({ phenomena: [first] }: Kit): Phenomenon {
  if (first === 'drug-waste-dump') return first;
  return first !== undefined && atSea.includes(first) ? 'floating-package' : 'synthetic-drug-lab';
}

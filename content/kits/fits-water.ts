import type { Kit } from './kit.schema.ts';

/** Phenomena that are met on the water and at its edge. */
const ofTheWater = ['floating-package', 'harbour-signs'];

/** Whether a kit says anything to who is on the water: nobody there has an attic or a barn. */
export const fitsWater = ({ phenomena }: Pick<Kit, 'phenomena'>): boolean =>
  phenomena.some((code) => ofTheWater.includes(code));

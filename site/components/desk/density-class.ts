import type { DensityArea } from '#api/counts/density-page.schema.ts';
import { isSayable } from './density-words.ts';

/** Five fixed classes of the estimate (posterior ratio), 0 where nothing can be said; the limits never move. */
export type DensityClass = 0 | 1 | 2 | 3 | 4 | 5;

export const densityClasses = [1, 2, 3, 4, 5] as const;

// In full, because the stylesheet keeps only class names that stand in a source.
export const classNames: Record<DensityClass, string> = {
  0: 'class-0',
  1: 'class-1',
  2: 'class-2',
  3: 'class-3',
  4: 'class-4',
  5: 'class-5',
};

/** Read together with the colour, and instead of it in grey. */
export const classSigns: Record<DensityClass, string> = { 0: '', 1: '− −', 2: '−', 3: '', 4: '+', 5: '+ +' };

/** Not one report: a mark of its own, whatever the class. */
export const zeroSign = '0';

export function classOf(area: DensityArea): DensityClass {
  const ratio = isSayable(area) ? (area.posterior?.mean ?? null) : null;
  if (ratio === null) return 0;
  if (ratio < 0.5) return 1;
  if (ratio < 0.75) return 2;
  if (ratio <= 1.33) return 3;
  return ratio <= 2 ? 4 : 5;
}

export const signOf = (area: DensityArea): string =>
  area.observed === 0 ? zeroSign : classSigns[classOf(area)];

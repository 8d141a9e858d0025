import type { DensityArea } from './density-page.schema.ts';

/** Columns that a reader may sort by; a `-` in front turns the order around. */
export const densitySorts = ['name', 'population', 'observed', 'expected'] as const;
export type DensitySort = (typeof densitySorts)[number] | `-${(typeof densitySorts)[number]}`;

// By inhabitants, and never by rate or ratio: a league table invites a conclusion that the figures do not carry.
export const usualSort: DensitySort = '-population';

export function isDensitySort(text: string): text is DensitySort {
  return densitySorts.includes(text.replace(/^-/, '') as (typeof densitySorts)[number]);
}

/** A new list in the asked order; what has no figure comes last either way, equals by name. */
export function orderAreas(areas: readonly DensityArea[], sort: DensitySort): DensityArea[] {
  const column = sort.replace('-', '') as (typeof densitySorts)[number];
  const direction = sort.startsWith('-') ? -1 : 1;
  const byName = (a: DensityArea, b: DensityArea) => a.name.localeCompare(b.name, 'nl');
  if (column === 'name') return areas.toSorted((a, b) => direction * byName(a, b));
  return areas.toSorted((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || byName(a, b);
    return direction * (left - right) || byName(a, b);
  });
}

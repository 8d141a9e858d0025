import type { DensityPage } from '#api/counts/density-page.schema.ts';

type Query = DensityPage['query'];

/** Columns that can be sorted, in the order of the table, with the direction that a first click gives. */
export const densityColumns = [
  { column: 'name', first: 'name' },
  { column: 'population', first: '-population' },
  { column: 'observed', first: '-observed' },
  { column: 'expected', first: '-expected' },
] as const;

export type DensityColumn = (typeof densityColumns)[number];

/** The same question at another address, in another order or about another municipality. */
export function addressOf(path: '/dichtheid' | '/dichtheid.csv', query: Query): string {
  const asked = Object.entries(query).filter(
    ([name, value]) => value !== '' && !(path === '/dichtheid.csv' && name === 'area'),
  );
  return `${path}?${new URLSearchParams(asked)}`;
}

/** A second click on a column turns its order around. */
export function nextSort(current: string, { column, first }: DensityColumn): string {
  if (current.replace('-', '') !== column) return first;
  return current.startsWith('-') ? column : `-${column}`;
}

export function sortedAs(current: string, { column }: DensityColumn): 'ascending' | 'descending' | undefined {
  if (current.replace('-', '') !== column) return undefined;
  return current.startsWith('-') ? 'descending' : 'ascending';
}

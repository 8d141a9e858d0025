import type { DensityArea, DensityTable } from '#api/counts/density-page.schema.ts';
import type { Translate } from '../../translate.ts';
import { numberInWords } from './density-numbers.ts';

const names = new Intl.ListFormat('nl-NL', { type: 'conjunction' });
const month = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const inNames = (areas: readonly DensityArea[]) => names.format(areas.map(({ name }) => name));

export const monthInWords = (isoMonth: string) => month.format(new Date(`${isoMonth}-15T12:00:00Z`));

export function periodInWords({ from, to }: DensityTable['period'], t: Translate): string {
  if (from === to) return monthInWords(to);
  return t('density:period', { from: monthInWords(from), to: monthInWords(to) });
}

/** Whether there is enough to compare this area with its expectation. */
export const isSayable = ({ state }: DensityArea) =>
  state !== null && state !== 'te weinig verwacht om iets te zeggen';

/** Whether the counts vary no more than chance makes them: then every area has the same estimate, and no margin. */
export const isEven = ({ posterior }: DensityArea) => posterior !== null && posterior.shape === null;

/** Areas by what is said of them: the main signal, and those that are low without it. */
export const underReported = (areas: readonly DensityArea[]) =>
  areas.filter(({ signals }) => signals.underReported);
export const onlyLow = (areas: readonly DensityArea[]) =>
  areas.filter(({ signals }) => signals.low && !signals.underReported);

/** The conclusion of the page in words, with one marked phrase (`<mark>`). */
export function conclusionOf(areas: readonly DensityArea[], t: Translate): string {
  if (areas.every(({ expected }) => !expected)) return t('density:conclusion.none');
  const unsaid = areas.filter((area) => !isSayable(area)).length;
  if (unsaid === areas.length) return t('density:conclusion.nothingSayable');
  const under = underReported(areas).length;
  const sentences = [t('density:conclusion.under', { count: under, number: numberInWords(under, t) })];
  if (unsaid > 0)
    sentences.push(t('density:conclusion.unsaid', { count: unsaid, number: numberInWords(unsaid, t) }));
  return sentences.join(' ');
}

/** A count as the start of a sentence. */
export const asStart = (sentence: string) => sentence.charAt(0).toLocaleUpperCase('nl') + sentence.slice(1);

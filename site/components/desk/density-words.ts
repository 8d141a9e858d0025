import type { DensityArea, DensityTable } from '#api/rendered-page.schema.ts';
import type { Translate } from '../../translate.ts';

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const names = new Intl.ListFormat('nl-NL', { type: 'conjunction' });
const month = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const noFigure = '–';

export const inWhole = (value: number | null) => (value === null ? noFigure : whole.format(value));
export const inOneDecimal = (value: number | null) => (value === null ? noFigure : oneDecimal.format(value));
export const inTwoDecimals = (value: number | null) =>
  value === null ? noFigure : twoDecimals.format(value);
export const inNames = (areas: DensityArea[]) => names.format(areas.map(({ name }) => name));

export const monthInWords = (isoMonth: string) => month.format(new Date(`${isoMonth}-15T12:00:00Z`));

export function periodInWords({ from, to }: DensityTable['period'], t: Translate): string {
  if (from === to) return monthInWords(to);
  return t('density:period', { from: monthInWords(from), to: monthInWords(to) });
}

/** Whether there is enough to compare this area with its expectation. */
export const isSayable = ({ state }: DensityArea) => state !== null && state !== 'too-little-expected';

/** The conclusion of the page in words, with one marked phrase (`<mark>`). */
export function conclusionOf(areas: DensityArea[], t: Translate): string {
  if (areas.every(({ expected }) => !expected)) return t('density:conclusion.none');
  const unsaid = areas.filter((area) => !isSayable(area)).length;
  if (unsaid === areas.length) return t('density:conclusion.nothingSayable');
  const fewer = areas.filter(({ state }) => state === 'fewer').length;
  const sentences = [t('density:conclusion.fewer', { count: fewer, number: numberInWords(fewer, t) })];
  if (unsaid > 0) {
    sentences.push(t('density:conclusion.unsaid', { count: unsaid, number: numberInWords(unsaid, t) }));
  }
  return sentences.join(' ');
}

function numberInWords(count: number, t: Translate): string {
  return count >= 1 && count <= 12 ? t(`density:numbers.${count}`) : whole.format(count);
}

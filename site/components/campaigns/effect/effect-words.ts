import type { OpenInterval } from '#api/campaigns/effect-page.schema.ts';
import type { Translate } from '../../../translate.ts';

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const threeDecimals = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const longDay = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });
const monthAndYear = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const names = new Intl.ListFormat('nl-NL', { type: 'conjunction' });

const noFigure = '–';
const least = 0.001;
/** Beyond this a bound is only "very much": digits would suggest that somebody knows. */
const largestTold = 100;

export const inWhole = (value: number) => whole.format(value);
export const inOneDecimal = (value: number | null) => (value === null ? noFigure : oneDecimal.format(value));
export const inTwoDecimals = (value: number) => twoDecimals.format(value);
export const inDay = (isoDay: string) => longDay.format(new Date(`${isoDay}T12:00:00Z`));
export const inMonth = (month: string) => monthAndYear.format(new Date(`${month}-15T12:00:00Z`));
export const inNames = (areas: readonly { name: string }[]) => names.format(areas.map(({ name }) => name));

/** "0,034", and never 0: chance is never nothing. */
export const inChance = (p: number) =>
  p < least ? `< ${threeDecimals.format(least)}` : threeDecimals.format(p);

/** A share as "33", of 100. */
export const ofHundred = (share: number) => whole.format(share * 100);

export function inTimes(ratio: number | null, t: Translate): string {
  return ratio === null ? t('effect:noRatio') : t('effect:times', { ratio: inTwoDecimals(ratio) });
}

export function inInterval([low, high]: OpenInterval, t: Translate): string {
  if (high === null || high > largestTold)
    return `${t('effect:times', { ratio: inTwoDecimals(low) })}, ${t('effect:unbounded')}`;
  return t('effect:interval', { low: inTwoDecimals(low), high: inTwoDecimals(high) });
}

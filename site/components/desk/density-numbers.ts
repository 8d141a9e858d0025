import type { Translate } from '../../translate.ts';

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('nl-NL', { style: 'percent', maximumFractionDigits: 0 });

const noFigure = '–';

export const inWhole = (value: number | null) => (value === null ? noFigure : whole.format(value));
export const inOneDecimal = (value: number | null) => (value === null ? noFigure : oneDecimal.format(value));
export const inTwoDecimals = (value: number | null) =>
  value === null ? noFigure : twoDecimals.format(value);

/** A chance never reads as certain: 99,7 % is "meer dan 99 %". */
export function chanceInWords(chance: number, t: Translate): string {
  if (chance > 0.99) return t('density:chosen.moreThan', { percent: percent.format(0.99) });
  if (chance < 0.01) return t('density:chosen.lessThan', { percent: percent.format(0.01) });
  return percent.format(chance);
}

/** Up to twelve in words, as a sentence reads best. */
export function numberInWords(count: number, t: Translate): string {
  return count >= 1 && count <= 12 ? t(`density:numbers.${count}`) : whole.format(count);
}

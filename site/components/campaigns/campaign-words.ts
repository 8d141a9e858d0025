import { findArea } from '#content/areas/area-sets.ts';
import { findKit } from '#content/kits/kits.ts';
import { inWords } from '../../dates.ts';
import type { Translate } from '../../translate.ts';

const names = new Intl.ListFormat('nl-NL', { type: 'conjunction' });
const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });
export const inWhole = (value: number) => whole.format(value);
const twoDecimals = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 });

export const inTwoDecimals = (value: number) => twoDecimals.format(value);
export const inOneDecimal = (value: number) => oneDecimal.format(value);
export const listed = (words: readonly string[]) => names.format(words);

/** The name of an area on a day; its code when that day does not know it. */
export const nameOf = (code: string, day: string) => findArea(code, day)?.name ?? code;

/** "Schagen, Texel en Hollands Kroon", by name. */
export const areaNames = (codes: readonly string[], day: string) =>
  listed(codes.map((code) => nameOf(code, day)).sort((one, other) => one.localeCompare(other, 'nl')));

export const kitName = (code: string) => findKit(code)?.texts.nl.name ?? code;

export const dayInWords = (day: string) => inWords('nl', day);

/** "7 december 2026 tot en met 28 februari 2027"; a standing campaign has no last day. */
export function runInWords({ from, to }: { from: string; to: string | null }, t: Translate): string {
  return to === null
    ? t('campaigns:run.standing', { from: dayInWords(from) })
    : t('campaigns:run.ending', { from: dayInWords(from), to: dayInWords(to) });
}

/** "2026-W50" as "week 50 van 2026". */
export function weekInWords(week: string, t: Translate): string {
  const [year = '', number = ''] = week.split('-W');
  return t('campaigns:run.week', { number: Number(number), year });
}

/** Rounded upwards: a smaller number would promise too much. */
export function timesInWords(ratio: number | null, t: Translate): string {
  if (ratio === null) return t('campaigns:preview.nothing');
  const times = ratio >= 10 ? Math.ceil(ratio - 1e-9) : Math.ceil(ratio * 10 - 1e-9) / 10;
  return t('campaigns:preview.times', { times: oneDecimal.format(times) });
}

/** A chance as "45 van de 100", rounded downwards. */
export function chanceInWords(chance: number, t: Translate): string {
  const hundreds = Math.floor(chance * 100 + 1e-9);
  return hundreds < 1 ? t('campaigns:preview.chanceSmall') : t('campaigns:preview.chance', { hundreds });
}

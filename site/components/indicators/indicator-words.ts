import type { IndicatorTable, ShownArea } from '#api/indicators/indicator-page.schema.ts';
import type { Translate } from '../../translate.ts';

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const asTyped = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 3 });
const place = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });
const nameList = new Intl.ListFormat('nl-NL', { type: 'conjunction' });

export const inWhole = (value: number | null) => (value === null ? '–' : whole.format(value));
export const inOneDecimal = (value: number | null) => (value === null ? '–' : oneDecimal.format(value));
export const inNumbers = (value: number) => asTyped.format(value);
export const inPlaces = (rank: number | null) => (rank === null ? '–' : place.format(rank));
export const inNames = (names: string[]) => nameList.format(names);

/** From this share of the weightings on a place says something in spite of the weights. */
const often = 0.9;
const seldom = 0.1;
export const topPlaces = 10;

export const isOftenTop = ({ topShare }: ShownArea) => topShare !== null && topShare >= often;

/** What happens to an area when the weights change, in words instead of a rank. */
export function bandInWords({ topShare, rankLow, rankHigh }: ShownArea, t: Translate) {
  if (topShare === null || rankLow === null || rankHigh === null) return null;
  const kind = topShare >= often ? 'often' : topShare <= seldom ? 'seldom' : 'depends';
  const [low, high] = [inPlaces(rankLow), inPlaces(rankHigh)];
  const places =
    low === high ? t('indicators:band.place', { low }) : t('indicators:band.places', { low, high });
  return { kind, words: t(`indicators:band.${kind}`), places };
}

/** The conclusion of the page, with one marked phrase (`<mark>`). */
export function conclusionOf({ areas, layersTotal }: IndicatorTable, t: Translate): string {
  if (layersTotal === 0) return t('indicators:conclusion.none');
  const count = areas.filter(isOftenTop).length;
  if (count === 0) return t('indicators:conclusion.noTop');
  const word = count <= 12 ? t(`density:numbers.${count}`) : whole.format(count);
  return t('indicators:conclusion.top', { count, number: word[0]?.toUpperCase() + word.slice(1) });
}

/** How many areas are among the ten highest without this layer that were not with it. */
export function newAtTop(
  areas: readonly ShownArea[],
  ranks: IndicatorTable['leaveOneOut'][number]['ranks'],
): number {
  const isTop = (rank: number | null | undefined) => rank !== null && rank !== undefined && rank <= topPlaces;
  return areas.filter(({ code, rank }) => isTop(ranks[code]) && !isTop(rank)).length;
}

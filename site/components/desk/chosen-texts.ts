import type { DensityArea } from '#api/counts/density-page.schema.ts';
import type { Translate } from '../../translate.ts';
import { chanceInWords, inOneDecimal, inTwoDecimals } from './density-numbers.ts';
import { isEven, isSayable } from './density-words.ts';

/** What the figures say of one municipality: counts with the estimate and its margin, then the verdict. */
export function chosenTexts(area: DensityArea, t: Translate): string[] {
  const figures = t('density:chosen.figures', {
    count: area.observed,
    expected: inOneDecimal(area.expected),
  });
  if (!isSayable(area) || area.posterior === null) return [`${figures} ${t('density:chosen.unsayable')}`];
  const { mean, lo, hi, pBelow075 } = area.posterior;
  const sentences = [figures];
  // Without a spread of its own the estimate is one number for all: a margin of nothing would look like certainty.
  if (isEven(area)) sentences.push(t('density:chosen.even', { mean: inTwoDecimals(mean) }));
  else {
    const margin = { mean: inTwoDecimals(mean), lo: inTwoDecimals(lo), hi: inTwoDecimals(hi) };
    sentences.push(t('density:chosen.estimate', margin));
    if (pBelow075 !== null)
      sentences.push(t('density:chosen.chance', { percent: chanceInWords(pBelow075, t) }));
  }
  const verdict = [t('density:chosen.state', { state: area.state })];
  if (area.signals.low && area.signals.underReported) verdict.push(t('density:chosen.both'));
  return [sentences.join(' '), verdict.join(' ')];
}

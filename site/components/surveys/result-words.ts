import type { DirectResult, HiddenResult } from '#api/surveys/survey-page.schema.ts';
import type { Translate } from '../../translate.ts';

const percent = new Intl.NumberFormat('nl-NL', { style: 'percent', maximumFractionDigits: 0 });
const points = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
/** An unbiased estimate can lie a little beyond what a share can be. */
const within = (share: number) => Math.min(1, Math.max(0, share));

/** A share with its interval, or why there is none. */
export function shareInWords(t: Translate, result: HiddenResult | DirectResult, least: number): string {
  if (result.kind === 'too-few') return t('desk-surveys:results.tooFew', { least });
  if (result.kind === 'estimated' && !result.followed) return t('desk-surveys:results.notFollowed');
  const share = result.kind === 'estimated' ? within(result.estimate) : result.share;
  const [low, high] = result.interval;
  return t('desk-surveys:results.value', {
    ...{ share: percent.format(share), low: percent.format(low), high: percent.format(high) },
  });
}

/** How a hidden share changed, in percentage points; a dash where one of the two is not known. */
export function changeInWords(t: Translate, result: HiddenResult): string {
  if (result.kind === 'too-few' || result.change === null || !result.followed) return '–';
  const { difference, interval } = result.change;
  const shown = (share: number) => points.format(share * 100);
  return t('desk-surveys:results.points', {
    ...{ points: shown(difference), low: shown(interval[0]), high: shown(interval[1]) },
  });
}

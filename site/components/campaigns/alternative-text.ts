import type { Alternative } from '#api/campaigns/plan-page.schema.ts';
import type { Translate } from '../../translate.ts';
import { areaNames, chanceInWords, dayInWords, timesInWords } from './campaign-words.ts';

/** "Met 12 maanden: ×1,9. Kans om een verdubbeling te zien: 83 van de 100." */
export function alternativeText(alternative: Alternative, day: string, t: Translate): string {
  const seen = {
    times: timesInWords(alternative.smallestRatio, t),
    chance: chanceInWords(alternative.powerForDoubling, t),
  };
  switch (alternative.kind) {
    case 'longer':
      return t('campaigns:preview.longer', { ...seen, months: alternative.months });
    case 'pool':
      return t('campaigns:preview.pool', { ...seen, areas: areaNames(alternative.areas, day) });
    case 'all-phenomena':
      return t('campaigns:preview.allPhenomena', seen);
    case 'longer-baseline':
      return t('campaigns:preview.longerBaseline', { ...seen, from: dayInWords(alternative.from) });
  }
}

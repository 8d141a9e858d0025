import english from '#content/i18n/en/rewards.json' with { type: 'json' };
import dutch from '#content/i18n/nl/rewards.json' with { type: 'json' };
import { type SiteLanguage, siteLanguages } from '#content/languages.ts';
import { inEuros, type RewardClass } from '#content/taxonomy/reward-classes.ts';

const words: Record<SiteLanguage, typeof dutch.message> = { nl: dutch.message, en: english.message };

type Told = { language: string; amountClass: RewardClass; claimDesk: string; lastWeek: string };

/** What the reporter reads above the code, in the language of the report. It names no report. */
export function rewardLines({ language, amountClass, claimDesk, lastWeek }: Told): string[] {
  const known = siteLanguages.find((one) => one === language) ?? siteLanguages[0];
  const [year = '', week = ''] = lastWeek.split('-W');
  const filled: Record<string, string> = {
    amount: inEuros(known, amountClass),
    desk: claimDesk,
    week: String(Number(week)),
    year,
  };
  const { granted, where, notAnonymous, keep, otherWay, until } = words[known];
  return [granted, where, notAnonymous, keep, otherWay, until].map((line) =>
    line.replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? ''),
  );
}

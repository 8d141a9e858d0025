import ar from '#content/i18n/ar/follow-up.json' with { type: 'json' };
import bg from '#content/i18n/bg/follow-up.json' with { type: 'json' };
import de from '#content/i18n/de/follow-up.json' with { type: 'json' };
import en from '#content/i18n/en/follow-up.json' with { type: 'json' };
import nl from '#content/i18n/nl/follow-up.json' with { type: 'json' };
import pl from '#content/i18n/pl/follow-up.json' with { type: 'json' };
import ro from '#content/i18n/ro/follow-up.json' with { type: 'json' };
import tr from '#content/i18n/tr/follow-up.json' with { type: 'json' };
import uk from '#content/i18n/uk/follow-up.json' with { type: 'json' };
import { type Language, languages } from '#content/languages.ts';
import { inEuros, type RewardClass } from '#content/taxonomy/reward-classes.ts';

const words: Record<Language, { rewardLines: typeof nl.rewardLines }> = {
  nl,
  en,
  pl,
  tr,
  ar,
  ro,
  bg,
  uk,
  de,
};

type Told = { language: string; amountClass: RewardClass; claimDesk: string; lastWeek: string };

/** What the reporter reads above the code, in the language of the report. It names no report. */
export function rewardLines({ language, amountClass, claimDesk, lastWeek }: Told): string[] {
  const known = languages.find((one) => one === language) ?? languages[0];
  const [year = '', week = ''] = lastWeek.split('-W');
  const filled: Record<string, string> = {
    amount: inEuros(known, amountClass),
    desk: claimDesk,
    week: String(Number(week)),
    year,
  };
  const { granted, where, notAnonymous, keep, otherWay, until } = words[known].rewardLines;
  return [granted, where, notAnonymous, keep, otherWay, until].map((line) =>
    line.replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? ''),
  );
}

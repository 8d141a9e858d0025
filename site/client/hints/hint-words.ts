import type { HintLanguage } from '#content/hints/hint.ts';
import english from '#content/i18n/en/hints.json' with { type: 'json' };
import dutch from '#content/i18n/nl/hints.json' with { type: 'json' };

const texts: Record<HintLanguage, typeof dutch> = { nl: dutch, en: english };

export type HintWords = typeof dutch & { counted: (name: 'found' | 'more', count: number) => string };

/** The words of the list in the language of the page; they travel with the rules and not with every page. */
export function hintWords(language: HintLanguage): HintWords {
  const words = texts[language];
  const plurals = new Intl.PluralRules(language);
  const counted = (name: 'found' | 'more', count: number) => {
    const text = plurals.select(count) === 'one' ? words[`${name}_one`] : words[`${name}_other`];
    return text.replace('{{count}}', String(count));
  };
  return { ...words, counted };
}

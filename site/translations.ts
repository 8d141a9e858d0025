import { joinWords } from '#content/i18n/join-words.ts';
import type { Language } from '#content/languages.ts';
import { createTranslator, type Translate, type Translations } from './translate.ts';

const files = import.meta.glob<Record<string, unknown>>('../content/i18n/*/*.json', {
  eager: true,
  import: 'default',
});

const translations: Translations = {};
for (const [path, words] of Object.entries(files)) {
  const [language, namespace] = path.split('/').slice(-2) as [Language, string];
  const ofLanguage = translations[language] ?? {};
  ofLanguage[namespace.replace('.json', '')] = words;
  translations[language] = ofLanguage;
}
// Pages of the desk find all problems under one name.
for (const words of Object.values(translations)) {
  const { problems, 'desk-problems': ofDesk } = words;
  if (problems && ofDesk) words.problems = joinWords(problems, ofDesk);
}

const translators = new Map<Language, Translate>();

/** The words of one language, for pages and components. */
export function translator(language: Language): Translate {
  const known = translators.get(language);
  if (known) return known;
  const made = createTranslator(translations, language);
  translators.set(language, made);
  return made;
}

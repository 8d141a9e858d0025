import type { SiteLanguage } from '#content/languages.ts';
import { createTranslator, type Translate, type Translations } from './translate.ts';

const files = import.meta.glob<Record<string, unknown>>('../content/i18n/*/*.json', {
  eager: true,
  import: 'default',
});

const translations: Translations = {};
for (const [path, words] of Object.entries(files)) {
  const [language, namespace] = path.split('/').slice(-2) as [SiteLanguage, string];
  const ofLanguage = translations[language] ?? {};
  ofLanguage[namespace.replace('.json', '')] = words;
  translations[language] = ofLanguage;
}

const translators = new Map<SiteLanguage, Translate>();

/** The words of one language, for pages and components. */
export function translator(language: SiteLanguage): Translate {
  const known = translators.get(language);
  if (known) return known;
  const made = createTranslator(translations, language);
  translators.set(language, made);
  return made;
}

/** Languages with a complete site. The first is the default and lives at `/`; the others at `/<language>/`. */
export const fullLanguages = ['nl', 'en', 'pl'] as const;

/** Languages with what a person in danger or with a report needs: see `hasPage` for their pages. */
export const coreLanguages = ['tr', 'ar', 'ro', 'bg', 'uk', 'de'] as const;

export const languages = [...fullLanguages, ...coreLanguages] as const;

export type FullLanguage = (typeof fullLanguages)[number];
export type Language = (typeof languages)[number];

/** Where a page that a language lacks is shown: most people who need a translation read some English. */
export const fallbackLanguage = 'en' satisfies FullLanguage;

/** A language's name in that language, and its reading direction. */
export const languageNames: Record<Language, { name: string; direction: 'ltr' | 'rtl' }> = {
  nl: { name: 'Nederlands', direction: 'ltr' },
  en: { name: 'English', direction: 'ltr' },
  pl: { name: 'Polski', direction: 'ltr' },
  tr: { name: 'Türkçe', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
  ro: { name: 'Română', direction: 'ltr' },
  bg: { name: 'Български', direction: 'ltr' },
  uk: { name: 'Українська', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
};

/** Languages whose words were checked by a person who speaks them. In all others the page says that they were not. */
export const reviewedWords: readonly Language[] = ['nl'];

/** Guides that exist in every language: `content/guides/<language>/<slug>.md`. */
export const coreGuides = ['drugslab', 'drugsafval', 'drijvende-pakketten'] as const;

/** Pages of prose that exist in every language: `content/pages/<language>/<slug>.md`. */
export const corePages = ['gevaar'] as const;

const corePaths: ReadonlySet<string> = new Set([
  ...['/', '/melden', '/vervolg', '/weg'],
  ...corePages.map((slug) => `/${slug}`),
  ...coreGuides.map((slug) => `/herkennen/${slug}`),
]);

export function isFull(language: Language): language is FullLanguage {
  return (fullLanguages as readonly Language[]).includes(language);
}

/** Whether a language has the page at this path (without language, query and fragment). */
export function hasPage(language: Language, path: string): boolean {
  return isFull(language) || corePaths.has(path) || path.startsWith('/melden/');
}

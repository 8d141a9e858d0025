/** Languages with a complete site. The first is the default and lives at `/`; the others at `/<language>/`. */
export const siteLanguages = ['nl', 'en'] as const;

export type SiteLanguage = (typeof siteLanguages)[number];

/** A language's name in that language, and its reading direction. */
export const languageNames: Record<SiteLanguage, { name: string; direction: 'ltr' | 'rtl' }> = {
  nl: { name: 'Nederlands', direction: 'ltr' },
  en: { name: 'English', direction: 'ltr' },
};

import { type SiteLanguage, siteLanguages } from '#content/languages.ts';

const [defaultLanguage, ...otherLanguages] = siteLanguages;

/** The path of a page in a language: `/anoniem` is `/en/anoniem` in English. */
export function pathIn(language: SiteLanguage, path: string): string {
  if (language === defaultLanguage) return path;
  return path === '/' ? `/${language}` : `/${language}${path}`;
}

/** The same path without its language, to find the page in other languages. */
export function withoutLanguage(path: string): string {
  for (const language of otherLanguages) {
    if (path === `/${language}`) return '/';
    if (path.startsWith(`/${language}/`)) return path.slice(language.length + 1);
  }
  return path;
}

/** What `getStaticPaths` needs for a page `[...language]/…` that exists in every language. */
export function languagePaths(): {
  params: { language: string | undefined };
  props: { language: SiteLanguage };
}[] {
  return siteLanguages.map((language) => ({
    params: { language: language === defaultLanguage ? undefined : language },
    props: { language },
  }));
}

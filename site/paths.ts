import {
  type FullLanguage,
  fallbackLanguage,
  fullLanguages,
  hasPage,
  type Language,
  languages,
} from '#content/languages.ts';

const [defaultLanguage] = fullLanguages;

/** The path of a page in a language: `/anoniem` is `/en/anoniem` in English. */
export function pathIn(language: Language, path: string): string {
  if (language === defaultLanguage) return path;
  return /^\/(?:[?#]|$)/.test(path) ? `/${language}${path.slice(1)}` : `/${language}${path}`;
}

/** The same path without its language, to find the page in other languages. */
export function withoutLanguage(path: string): string {
  for (const language of languages) {
    if (path === `/${language}`) return '/';
    if (path.startsWith(`/${language}/`)) return path.slice(language.length + 1);
  }
  return path;
}

/** Where a page can be read: in the language itself, or else in English, which the link then says. */
export function linkTo(language: Language, path: string): { href: string; hreflang?: Language } {
  const [page = '/', fragment] = path.split('#');
  const tail = fragment === undefined ? '' : `#${fragment}`;
  if (hasPage(language, page)) return { href: pathIn(language, page) + tail };
  return { href: pathIn(fallbackLanguage, page) + tail, hreflang: fallbackLanguage };
}

/** The languages that have a page. */
export function languagesOf(path: string): Language[] {
  return languages.filter((language) => hasPage(language, path));
}

/** Where the choice of a language leads: the same page, or the home of a language that lacks it. */
export function pathAfterSwitch(language: Language, path: string): string {
  return pathIn(language, hasPage(language, path) ? path : '/');
}

type LanguagePath<L> = { params: { language: string | undefined }; props: { language: L } };

function pathsOf<L extends Language>(all: readonly L[]): LanguagePath<L>[] {
  return all.map((language) => ({
    params: { language: language === defaultLanguage ? undefined : language },
    props: { language },
  }));
}

/** What `getStaticPaths` needs for a page `[...language]/…` that exists in every full language. */
export const languagePaths = (): LanguagePath<FullLanguage>[] => pathsOf(fullLanguages);

/** The same for a page that exists in all languages. */
export const everyLanguagePath = (): LanguagePath<Language>[] => pathsOf(languages);

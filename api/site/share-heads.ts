import { languages } from '#content/languages.ts';
import { barePath, languageOf } from './open-pages.ts';
import { withShareHead } from './share-head.ts';

/** A page with the head that it has on the open internet, by its path there. */
export type ShareHeads = (path: string, html: string) => string;

/** Heads for pages at an address; their pictures are among the built files. */
export function shareHeads(origin: string, files: ReadonlyMap<string, string>): ShareHeads {
  return (path, html) =>
    withShareHead({ html, path, language: languageOf(path), origin, image: imageOf(path, files) });
}

/** The page's own picture, or that of the home in its language, or that of the site. */
function imageOf(path: string, files: ReadonlyMap<string, string>): string {
  const named = (language: string, bare: string) => `/share/${language}${bare === '/' ? '' : bare}.png`;
  const language = languageOf(path);
  const tries = [named(language, barePath(path)), named(language, '/'), named(languages[0], '/')];
  return tries.find((image) => files.has(image)) ?? '/favicon.svg';
}

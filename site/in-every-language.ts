import { hasPage, languages } from '#content/languages.ts';

/**
 * Stops the build when an entry `<language>/<slug>` lacks its sibling in a language that should have it, and names it.
 * @param home where its pages are: the page of a slug is `<home><slug>`
 */
export function requireEveryLanguage(kind: string, ids: readonly string[], home: string): string[] {
  const slugs = [...new Set(ids.map((id) => id.slice(id.indexOf('/') + 1)))];
  const missing = languages
    .filter((language) => language !== 'pl')
    .flatMap((language) =>
      slugs
        .filter((slug) => hasPage(language, `${home}${slug}`))
        .map((slug) => `${language}/${slug}`)
        .filter((id) => !ids.includes(id)),
    );
  if (missing.length > 0) throw new Error(`Missing ${kind}: ${missing.join(', ')}`);
  return slugs;
}

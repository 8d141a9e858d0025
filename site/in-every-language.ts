import { siteLanguages } from '#content/languages.ts';

/** Stops the build when an entry `<language>/<slug>` lacks its sibling in another language, and names it. */
export function requireEveryLanguage(kind: string, ids: readonly string[]): string[] {
  const slugs = [...new Set(ids.map((id) => id.slice(id.indexOf('/') + 1)))];
  const missing = siteLanguages.flatMap((language) =>
    slugs.map((slug) => `${language}/${slug}`).filter((id) => !ids.includes(id)),
  );
  if (missing.length > 0) throw new Error(`Missing ${kind}: ${missing.join(', ')}`);
  return slugs;
}

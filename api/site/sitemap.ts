import { fullLanguages, type Language } from '#content/languages.ts';

/** Paths of one page by language. */
export type Translations = Partial<Record<Language, string>>;

/** One sitemap (sitemaps.org 0.9) in which each page names itself in every language that it is there in. */
export function sitemap(origin: string, pages: readonly Translations[]): string {
  const entries = pages.flatMap((page) => {
    const alternates = Object.entries(page)
      .map(
        ([language, path]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${origin}${path}"/>`,
      )
      .join('');
    return Object.values(page).map((path) => `<url><loc>${origin}${path}</loc>${alternates}</url>`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
}

export function sitemapIndex(origin: string, paths: readonly string[]): string {
  const entries = paths.map((path) => `<sitemap><loc>${origin}${path}</loc></sitemap>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</sitemapindex>
`;
}

/** A page that is rendered on request, in each full language. */
export function inFullLanguages(path: string): Translations {
  return Object.fromEntries(
    fullLanguages.map((language, at) => [language, at === 0 ? path : `/${language}${path}`]),
  );
}

import type { Language } from '#content/languages.ts';

export type SharedPage = {
  html: string;
  path: string;
  language: Language;
  /** Address of the site on the open internet, without a slash at its end. */
  origin: string;
  /** Path of the picture that others show beside a link to it. */
  image: string;
};

/**
 * A page as the open internet gets it: with its own whole address, those of its translations, and what apps show beside a
 * link (Open Graph protocol). Nothing of this is on the page as it is made, so nothing of it can be on the onion address.
 * A page that search engines leave alone, as that of a campaign, may be shared but names no address to find it at.
 */
export function withShareHead({ html, path, language, origin, image }: SharedPage): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
  const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const url = `${origin}${path}`;
  const properties = {
    ...{ 'og:type': 'website', 'og:title': title, 'og:description': description, 'og:url': url },
    ...{
      'og:locale': language,
      'og:image': `${origin}${image}`,
      'og:image:width': 1200,
      'og:image:height': 630,
    },
  };
  const tags = [
    ...(mayBeFound(html) ? [`<link rel="canonical" href="${url}">`] : []),
    ...Object.entries(properties).map(([name, value]) => `<meta property="${name}" content="${value}">`),
    '<meta name="twitter:card" content="summary_large_image">',
  ];
  return html
    .replace(/(<link rel="alternate" hreflang="[\w-]+" href=")\//g, `$1${origin}/`)
    .replace('</head>', () => `${tags.join('')}</head>`);
}

/** Whether search engines may show a page. */
export const mayBeFound = (html: string): boolean => !/<meta name="robots" content="noindex/.test(html);

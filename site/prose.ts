import { type Language, languageNames } from '#content/languages.ts';
import { linkTo, withoutLanguage } from './paths.ts';
import { linkPhoneNumbers } from './phone-links.ts';

/** Rendered markdown as it is shown in a language: numbers to call as links, links of ours to pages that are there. */
export function proseHtml(language: Language, html: string): string {
  return linkPhoneNumbers(localLinks(language, html));
}

/** Where the language lacks the page, the link leads to the English one and says so. */
function localLinks(language: Language, html: string): string {
  return html.replace(/<a href="(\/(?!\/)[^"]*)">(.*?)<\/a>/g, (_, path: string, text: string) => {
    const { href, hreflang } = linkTo(language, withoutLanguage(path));
    if (hreflang === undefined) return `<a href="${href}">${text}</a>`;
    return `<a href="${href}" hreflang="${hreflang}">${text} <span lang="${hreflang}">(${languageNames[hreflang].name})</span></a>`;
  });
}

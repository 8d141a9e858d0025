import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteLanguage } from '#content/languages.ts';
import { phoneNumbers } from '#content/phone-numbers.ts';

type Texts = { [key: string]: string | Texts };

const folder = join(import.meta.dirname, '../../content/i18n');

/** What the site says in a language, as a person reads it: `words('nl', 'report:description.label')`. */
export function words(language: SiteLanguage, key: string): string {
  const [part, path = ''] = key.split(':');
  let text: string | Texts | undefined = readTexts(language, part as string);
  for (const step of path.split('.')) text = typeof text === 'object' ? text[step] : undefined;
  if (typeof text !== 'string') throw new Error(`The site has no words "${key}" in ${language}.`);
  return text.replace(
    /\{\{phone:(\w+)\}\}/g,
    (_whole, name: keyof typeof phoneNumbers) => phoneNumbers[name].shown,
  );
}

const readTexts = (language: SiteLanguage, part: string) =>
  JSON.parse(readFileSync(join(folder, language, `${part}.json`), 'utf8')) as Texts;

export const homeOf = (language: SiteLanguage) => (language === 'nl' ? '/' : `/${language}`);
export const pathIn = (language: SiteLanguage, path: string) =>
  language === 'nl' ? path : `/${language}${path}`;

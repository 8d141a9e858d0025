import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { phoneNumbers } from '#content/phone-numbers.ts';
import type { SiteLanguage } from '#content/languages.ts';

type Texts = { [key: string]: string & Texts };

const folder = join(import.meta.dirname, '../../content/i18n');

/** What the site says in a language, as a person reads it: `words('nl', 'report').submit`. */
export function words(language: SiteLanguage, part: string): Texts {
  const text = readFileSync(join(folder, language, `${part}.json`), 'utf8');
  const withNumbers = text.replace(
    /\{\{phone:(\w+)\}\}/g,
    (_whole, name: keyof typeof phoneNumbers) => phoneNumbers[name].shown,
  );
  return JSON.parse(withNumbers) as Texts;
}

export const homeOf = (language: SiteLanguage) => (language === 'nl' ? '/' : `/${language}`);
export const pathIn = (language: SiteLanguage, path: string) =>
  language === 'nl' ? path : `/${language}${path}`;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinWords } from '#content/i18n/join-words.ts';
import { type Language, languages } from '#content/languages.ts';
import { phoneNumbers } from '#content/phone-numbers.ts';

type Texts = { [key: string]: string | Texts };

const folder = join(import.meta.dirname, '../../content/i18n');

/** What the site says in a language, as a person reads it: `words('nl', 'report:description.label')`. */
export function words(language: Language, key: string): string {
  const [part, path = ''] = key.split(':');
  let text: string | Texts | undefined = textsOf(language, part as string);
  for (const step of path.split('.')) text = typeof text === 'object' ? text[step] : undefined;
  if (typeof text !== 'string') throw new Error(`The site has no words "${key}" in ${language}.`);
  return text.replace(
    /\{\{phone:(\w+)\}\}/g,
    (_whole, name: keyof typeof phoneNumbers) => phoneNumbers[name].shown,
  );
}

/** Pages find what only the desk says of a problem beside what residents read. */
function textsOf(language: Language, part: string): Texts {
  const texts = readTexts(language, part);
  return part === 'problems' && (language === 'nl' || language === 'en')
    ? joinWords(texts, readTexts(language, 'desk-problems'))
    : texts;
}

const readTexts = (language: Language, part: string) =>
  JSON.parse(readFileSync(join(folder, language, `${part}.json`), 'utf8')) as Texts;

/** The language of the page at a path. */
export const languageOf = (path: string): Language =>
  languages.find((language) => language === path.split('/')[1]) ?? 'nl';

export const homeOf = (language: Language) => (language === 'nl' ? '/' : `/${language}`);
export const pathIn = (language: Language, path: string) =>
  language === 'nl' ? path : `/${language}${path}`;

import type { Language } from '#content/languages.ts';

/** Where a language is written in more than one way; Arabic with the digits that stand on Dutch signs and letters. */
const locales: Partial<Record<Language, string>> = {
  nl: 'nl-NL',
  en: 'en-GB',
  ar: 'ar-u-nu-latn-ca-gregory',
};

/** An ISO date in words: `12 november 2026`; with the weekday and without the year when it is near. */
export function inWords(language: Language, isoDate: string, near = false): string {
  const parts: Intl.DateTimeFormatOptions = near
    ? { weekday: 'long', day: 'numeric', month: 'long' }
    : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(locales[language] ?? language, { ...parts, timeZone: 'UTC' }).format(
    new Date(`${isoDate}T12:00:00Z`),
  );
}

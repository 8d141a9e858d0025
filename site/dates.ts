import type { SiteLanguage } from '#content/languages.ts';

const locales: Record<SiteLanguage, string> = { nl: 'nl-NL', en: 'en-GB' };

/** An ISO date in words: `12 november 2026`; with the weekday and without the year when it is near. */
export function inWords(language: SiteLanguage, isoDate: string, near = false): string {
  const parts: Intl.DateTimeFormatOptions = near
    ? { weekday: 'long', day: 'numeric', month: 'long' }
    : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(locales[language], { ...parts, timeZone: 'UTC' }).format(
    new Date(`${isoDate}T12:00:00Z`),
  );
}

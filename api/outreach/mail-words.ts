import en from '#content/i18n/en/newsletter.json' with { type: 'json' };
import nl from '#content/i18n/nl/newsletter.json' with { type: 'json' };
import pl from '#content/i18n/pl/newsletter.json' with { type: 'json' };
import type { FullLanguage } from '#content/languages.ts';

const words = { nl: nl.mail, en: en.mail, pl: pl.mail } satisfies Record<FullLanguage, typeof nl.mail>;

/** The words of mails in the language of their reader. */
export const mailWords = (language: FullLanguage) => words[language];

/** Fills `{{name}}`. @throws when something is left to fill in: no mail goes out with a hole in it */
export function filled(text: string, values: Record<string, string> = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_hole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nothing to fill in for ${name}`);
    return value;
  });
}

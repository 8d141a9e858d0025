import { createInstance, type TOptions } from 'i18next';
import { type Language, languageNames } from '#content/languages.ts';
import { phoneNumbers } from '#content/phone-numbers.ts';

/** Words by language and namespace, as they stand in `content/i18n/<language>/<namespace>.json`. */
export type Translations = Partial<Record<Language, Record<string, Record<string, unknown>>>>;

/** Finds words by `namespace:key`; a key or a value to fill in that is missing is an error, never a blank. */
export type Translate = (key: string, values?: TOptions) => string;

/** `{{phone:police}}` in a text is that number as it is shown. */
const numbersAsShown = Object.fromEntries(
  Object.entries(phoneNumbers).map(([name, { shown }]) => [`phone:${name}`, shown]),
);

/** A number with signs in it, or two in a row: `0800-7000`, `52.95, 4.76`. */
const signedNumber = /\d+(?:[.,-] ?\d+)+/g;

/** Between right-to-left letters the parts of such a number would change places: it is set apart (LRI … PDI). */
const isolateNumbers = (text: string) => text.replace(signedNumber, '\u2066$&\u2069');

export function createTranslator(translations: Translations, language: Language): Translate {
  const words = createInstance({
    lng: language,
    // A page half in another language is worse than a build that stops and names the key.
    fallbackLng: false,
    resources: { [language]: translations[language] ?? {} },
    ns: Object.keys(translations[language] ?? {}),
    interpolation: { escapeValue: false, defaultVariables: numbersAsShown },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new Error(`Nothing to fill in for ${match[0]} of "${text}" (${language})`);
    },
  });
  words.init();
  return (key, values = {}) => {
    if (!words.exists(key, values)) throw new Error(`Missing translation "${key}" in "${language}"`);
    const text = words.t(key, values);
    return languageNames[language].direction === 'rtl' ? isolateNumbers(text) : text;
  };
}

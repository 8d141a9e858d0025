import type { Language } from './languages.ts';

/**
 * How a language says that something is not so, or must not be done. For reading translations back: a sentence that
 * loses its "not" tells people to touch what can kill them.
 */
const negations: Record<Language, RegExp> = {
  nl: /\b(niet|nooit|geen|niemand|niets|zonder)\b/i,
  en: /\b(not|cannot|never|no|none|nobody|nothing|without)\b|n’t\b/i,
  pl: /(?<!\p{L})(nie\p{L}*|nigdy|nikt|nikogo|nikomu|nic|niczego|żadn\p{L}*|bez|brak)(?!\p{L})/iu,
  tr: /\p{L}m[aeıiuü](y|z|d|l|k|s|m|n|r|$|(?!\p{L}))|(?<!\p{L})(asla|hiç\p{L}*|değil|yok\p{L}*)|s[ıi]z(?!\p{L})/iu,
  ar: /(?<!\p{L})و?(لا|لن|لم|ليس\p{L}*|دون|بدون|أبد\p{L}*|غير|أي|ما|عدم)(?!\p{L})/u,
  ro: /(?<!\p{L})(nu|niciodat[ăa]|nimeni|nimic|nici\p{L}*|fără|n)(?!\p{L})/iu,
  bg: /(?<!\p{L})(не|никога|никой|никого|никому|нищо|никак\p{L}*|без|няма\p{L}*|нито|недей\p{L}*)(?!\p{L})/iu,
  uk: /(?<!\p{L})(не|ніколи|ніхто|нікого|нікому|ніде|нічого|нічим|жодн\p{L}*|без|немає|ані|ні)(?!\p{L})/iu,
  de: /\b(nicht|nie|niemals|kein\p{L}*|niemand\p{L}*|nichts|ohne)\b/iu,
};

export const isNegated = (language: Language, text: string): boolean => negations[language].test(text);

/** All numbers of a text in the order of their size, without the signs between thousands; names to fill in do not count. */
export function numbersIn(text: string): number[] {
  const bare = text.replace(/\{\{[^}]+\}\}/g, ' ').replace(/(?<=\d)[.\u00a0\u202f ,](?=\d{3}(?!\d))/g, '');
  return [...bare.matchAll(/\d+(?:[.,]\d+)?/g)].map(([found]) => Number(found.replace(',', '.'))).sort();
}

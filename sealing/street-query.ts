/** Text of a search that is longer is cut: no street with its town is. */
export const longestSearch = 100;

/** "12", "12a", "12-3", "1234AB": whatever holds a number. */
const numbered = /\p{N}/u;
/** What people write behind a house number. */
const addition = /^(\p{L}|hs|bis|ii|iii|iv|huis|boven|onder|bg|rood|zw)$/iu;
/** Not behind the name of a street: there the same signs are a house number with an addition. */
const postcode = /(^|[,;]\s*|\d[^\s,;]*\s+)([1-9]\d{3})\s?[a-z]{2}(?=$|[\s,;])/giu;
const ordinal = /^[1-9](e|ste|de)$/iu;

/**
 * Street and town of what a person typed, for a map service that must not learn a house: every number goes, and what
 * belongs to it, except the four digits of a postcode and "2e" in front of a name.
 */
export function streetQuery(typed: string): string {
  const text = typed.normalize('NFC').slice(0, longestSearch);
  const digits = text.trim().match(/^[1-9]\d{3}$/u)?.[0] ?? [...text.matchAll(postcode)].at(-1)?.[2];
  const parts = text.replace(postcode, '$1 ').split(/[,;\n]+/u);
  const words = parts.map((part, at) =>
    withoutNumbers(part.split(/\s+/u).filter(Boolean), at === 0).join(' '),
  );
  return [...words, digits]
    .filter(Boolean)
    .join(', ')
    .replace(/[^\p{L}\p{M}\d\s.,'’-]/gu, ' ')
    .trim();
}

function withoutNumbers(words: string[], first: boolean): string[] {
  const isName = (word = '') => word.length > 2 && !numbered.test(word);
  return words.filter((word, at) => {
    if (first && at === 0 && ordinal.test(word)) return isName(words[1]);
    const behindNumber = words.slice(0, at).some((before) => numbered.test(before));
    return !numbered.test(word) && !(behindNumber && addition.test(word));
  });
}

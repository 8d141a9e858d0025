/** One word of a text as the rules see it. */
export type Word = {
  from: number;
  to: number;
  /** Lower case, without accents: `Cliënt` -> `client`. */
  plain: string;
  /** As `plain`, with doubled letters once: the commonest slip of the pen. Short words stay as they are. */
  loose: string;
  /** Like a name; a word of capitals alone is shouting. */
  capital: boolean;
  /** First word of its sentence. */
  opens: boolean;
  /** After a comma or the like. */
  paused: boolean;
  /** Counts sentences, so that no rule reads on past the end of one. */
  sentence: number;
};

// Signs that are not seen, such as a soft hyphen, are part of the word: they must not hide it.
const wordForm = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+(?:['’`´]\p{L}+)*/gu;
const pause = /[,:()]/;
const sentenceEnd = /[!?;\n•]|\.(?!\d)/u;
/** After these a full stop ends no sentence; nor does one after a single letter. */
const shortened = new Set('dhr mw mevr nr no st mr mrs ms dr drs ing ir fam tel ca evt bijv apt'.split(' '));

const ascii = /^[\w']*$/;

/** Lower case without accents and invisible signs, so that `Café` and `cafe` are one word. */
export const plainForm = (word: string) =>
  ascii.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(/[\p{M}\p{Cf}]/gu, '')
        .replace(/[’`´]/g, "'")
        .toLowerCase();

export const looseForm = (plain: string) => (plain.length < 6 ? plain : plain.replace(/([a-z])\1+/g, '$1'));

export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const { 0: shown, index: from } of text.matchAll(wordForm)) {
    const before = words.at(-1);
    const between = before ? text.slice(before.to, from) : '';
    const opens = before === undefined || endsSentence(before, between);
    const paused = pause.test(between);
    if (opens) sentence += 1;
    const plain = plainForm(shown);
    const capital = /^\p{Lu}(?!\p{Lu})/u.test(shown);
    words.push({
      from,
      to: from + shown.length,
      plain,
      loose: looseForm(plain),
      capital,
      opens,
      paused,
      sentence,
    });
  }
  return words;
}

function endsSentence(word: Word, between: string): boolean {
  if (!sentenceEnd.test(between)) return false;
  const onlyStop = /^\.[^!?;\n•]*$/u.test(between);
  return !(onlyStop && (word.plain.length === 1 || shortened.has(word.plain)));
}

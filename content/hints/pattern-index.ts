import type { Stretch } from './hint.ts';
import { matchPattern } from './match-pattern.ts';
import { type Lists, type Pattern, patternReader } from './read-pattern.ts';
import type { Word } from './split-words.ts';

type Entry<Kind> = { kind: Kind; pattern: Pattern };

/** Finds all patterns of a rule set at once: looked up by first word, and left alone where the text lacks their other words. */
export function patternIndex<Kind extends string>(
  lists: Lists,
  sources: readonly (readonly [Kind, readonly string[]])[],
): (words: readonly Word[]) => (Stretch & { kind: Kind })[] {
  const readPattern = patternReader(lists);
  const entries = sources.flatMap(([kind, patterns]) =>
    patterns.map((source) => ({ kind, pattern: readPattern(source) })),
  );
  const closed = byFirstWord(entries);
  const open = Map.groupBy(
    entries.filter(({ pattern }) => !pattern.firstWords),
    ({ pattern }) => pattern.begins,
  );
  const beginning = (word: Word) => [
    ...(closed.get(word.plain) ?? closed.get(word.loose) ?? []),
    ...[...open].flatMap(([begins, those]) => (begins(word) ? those : [])),
  ];
  return (words) => {
    const possible = possibleIn(words);
    const ends = sentenceEnds(words);
    const known = new Map<string, Entry<Kind>[]>();
    const found: (Stretch & { kind: Kind })[] = [];
    for (const [first, word] of words.entries()) {
      const entries = known.get(word.plain) ?? beginning(word).filter(({ pattern }) => possible(pattern));
      known.set(word.plain, entries);
      for (const { kind, pattern } of entries) {
        const stretch = matchPattern(pattern, words, first, ends[first] ?? first);
        if (stretch) found.push({ kind, ...stretch });
      }
    }
    return found;
  };
}

function byFirstWord<Kind>(entries: readonly Entry<Kind>[]): ReadonlyMap<string, Entry<Kind>[]> {
  const index = new Map<string, Entry<Kind>[]>();
  for (const entry of entries) {
    for (const word of entry.pattern.firstWords ?? []) {
      const others = index.get(word);
      if (others) others.push(entry);
      else index.set(word, [entry]);
    }
  }
  return index;
}

/** Whether the words of a text could ever make a pattern: what it repeats is not asked again. */
function possibleIn(words: readonly Word[]): (pattern: Pattern) => boolean {
  const vocabulary = new Set(words.flatMap(({ plain, loose }) => [plain, loose]));
  return ({ needs }) => needs.every((list) => list.some((word) => vocabulary.has(word)));
}

/** For every word the index of the first word after its sentence. */
function sentenceEnds(words: readonly Word[]): number[] {
  const ends: number[] = [];
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const goesOn = words[at]?.sentence === words[at + 1]?.sentence;
    ends[at] = goesOn ? (ends[at + 1] ?? at + 1) : at + 1;
  }
  return ends;
}

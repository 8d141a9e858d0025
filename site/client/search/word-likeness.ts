/** Shorter pieces than this stand in words that have nothing to do with them. */
const pieceLength = 4;
/** Words with fewer letters lose too much of themselves without their last one. */
const stemLength = 5;

/**
 * 5 the word itself, 4 a word that begins with it, 3 a word that holds it, 2 a word that it holds, 1 a word with another
 * ending, 0 nothing like it. Dutch writes `drugslab` and `laboratorium` together; Polish asks for `beczka` and reads `beczki`.
 */
export function likeness(words: readonly string[], asked: string): number {
  if (words.includes(asked)) return 5;
  if (words.some((word) => word.startsWith(asked))) return 4;
  if (asked.length < pieceLength) return 0;
  if (words.some((word) => word.includes(asked))) return 3;
  if (words.some((word) => word.length > pieceLength && asked.includes(word))) return 2;
  const stem = asked.slice(0, -1);
  return stem.length >= stemLength && words.some((word) => word.startsWith(stem)) ? 1 : 0;
}

/** Whether a word, or its beginning, is what somebody meant who made one slip after the first letter. */
export function isNear(word: string, asked: string): boolean {
  if (asked.length < pieceLength || word.length < pieceLength - 1 || word[0] !== asked[0]) return false;
  const ends = [asked.length - 1, asked.length, asked.length + 1];
  if (ends.some((end) => end <= word.length && isOneSlip(word.slice(0, end), asked))) return true;
  // The rest of what was asked is then another word, written to it.
  return word.length > pieceLength && isOneSlip(word, asked.slice(0, word.length));
}

/** One letter too many, too few or another, or two that changed places. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [left, right] = [one.slice(at), other.slice(at)];
  if (left.length !== right.length) return left.slice(1) === right || left === right.slice(1);
  const swapped = `${right[1]}${right[0]}${right.slice(2)}`;
  return left.slice(1) === right.slice(1) || left === swapped;
}

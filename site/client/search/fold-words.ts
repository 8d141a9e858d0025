/** Marks above and below letters (Unicode block Combining Diacritical Marks). */
const marks = /[\u0300-\u036f]/g;

/** The words of a text without capitals and marks: `Łódź, één` is `lodz een`. Words of one letter say nothing. */
export function foldWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(marks, '').toLowerCase().replaceAll('ł', 'l');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1);
}

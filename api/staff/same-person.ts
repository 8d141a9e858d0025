export type Person = { tokenId: string; name: string };

/** Without what nobody sees, as a joiner of no width. */
const plainly = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** One name, however it is written. */
export const sameName = (one: string, other: string): boolean => plainly(one) === plainly(other);

/** One token, or one name in another dress: somebody with two tokens is still one person. */
export function samePerson(one: Person, other: Person): boolean {
  return one.tokenId === other.tokenId || sameName(one.name, other.name);
}

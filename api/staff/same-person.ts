export type Person = { tokenId: string; name: string };

const plainly = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** One name, however it is written. */
export const sameName = (one: string, other: string): boolean => plainly(one) === plainly(other);

/** One token, or one name in another dress: somebody with two tokens is still one person. */
export function samePerson(one: Person, other: Person): boolean {
  return one.tokenId === other.tokenId || sameName(one.name, other.name);
}

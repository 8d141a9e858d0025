import type { StaffMember } from '#api/staff/staff-tokens.ts';

export type Person = Pick<StaffMember, 'tokenId' | 'name'>;

const plainly = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** One token, or one name in another dress: somebody with two tokens is still one person. */
export function samePerson(one: Person, other: Person): boolean {
  return one.tokenId === other.tokenId || plainly(one.name) === plainly(other.name);
}

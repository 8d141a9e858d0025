import type { StaffMember } from './staff-tokens.ts';

/** A member of staff and the day (`YYYY-MM-DD`, Amsterdam) on which they decide. */
export type Author = { member: Pick<StaffMember, 'tokenId' | 'name'>; day: string };

export const authored = ({ member, day }: Author) => ({
  ...{ made_by: member.tokenId, made_by_name: member.name, made_on: day },
});

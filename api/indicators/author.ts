import type { StaffMember } from '#api/staff/staff-tokens.ts';

/** A member of staff and the day (`YYYY-MM-DD`, Amsterdam) on which they decide. */
export type Author = { member: Pick<StaffMember, 'tokenId' | 'name'>; day: string };

export const authored = ({ member, day }: Author) => ({
  ...{ made_by: member.tokenId, made_by_name: member.name, made_on: day },
});

export function dayOf(nowMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate()
    .toString();
}

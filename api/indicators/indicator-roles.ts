import type { SignedIn } from '#api/staff/require-role.ts';
import type { StaffRole } from '#api/staff/roles.ts';

/** Who may do what with indicators. A layer is for the whole province, so a member of one region only reads. */
export const indicatorRoles = {
  read: ['communication', 'analyst', 'lead', 'admin'],
  weigh: ['communication', 'lead', 'admin'],
  add: ['communication', 'analyst', 'lead'],
  /** In the role of the privacy officers. */
  approve: ['lead', 'admin'],
  withdraw: ['communication', 'analyst', 'lead', 'admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type IndicatorAct = keyof typeof indicatorRoles;

export function mayDo(member: SignedIn | null, act: IndicatorAct): boolean {
  const roles: readonly StaffRole[] = indicatorRoles[act];
  return member !== null && roles.includes(member.role) && (act === 'read' || member.region === null);
}

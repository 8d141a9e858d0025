/** What a member of staff, or the hub's system, may do; each desk route names the roles that it admits. */
export const staffRoles = ['communication', 'analyst', 'lead', 'claims', 'hub', 'admin'] as const;

export type StaffRole = (typeof staffRoles)[number];

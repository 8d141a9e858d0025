/** What a member of staff, or the hub's system, may do; each desk route names the roles that it admits. */
export const staffRoles = ['communication', 'analyst', 'lead', 'claims', 'hub', 'admin'] as const;

export type StaffRole = (typeof staffRoles)[number];

/** Roles of people; `hub` is the Drugshub's own system, a program with a token. */
export const people = staffRoles.filter((role) => role !== 'hub');

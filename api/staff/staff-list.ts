import type { Store } from '#api/storage/database.ts';

/** Everybody who has or had access, and how people among them sign in. */
export function listStaff(store: Store) {
  return store
    .selectFrom('staff_tokens')
    .select(['id', 'role', 'name', 'region', 'revoked'])
    .select(({ selectFrom, fn }) => [
      selectFrom('staff_passkeys')
        .whereRef('member_id', '=', 'staff_tokens.id')
        .select(fn.countAll<number>().as('n'))
        .as('passkeys'),
      selectFrom('staff_subjects')
        .whereRef('member_id', '=', 'staff_tokens.id')
        .select(fn.countAll<number>().as('n'))
        .as('linked'),
    ])
    .orderBy('role')
    .orderBy('name')
    .execute()
    .then((rows) =>
      rows.map((row) => ({ ...row, passkeys: Number(row.passkeys), linked: Number(row.linked) })),
    );
}

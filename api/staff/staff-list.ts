import type { Store } from '#api/storage/database.ts';

/**
 * Everybody who has or had access, how people among them sign in, and until when (ms since 1970) an invitation of theirs
 * can still be used. Its code is not known here: only its hash is kept.
 */
export function listStaff(store: Store, nowMs: number) {
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
      selectFrom('staff_invitations')
        .whereRef('member_id', '=', 'staff_tokens.id')
        .where('good_until', '>=', nowMs)
        .where('revoked', '=', 0)
        .select((invitation) => invitation.fn.max('good_until').as('until'))
        .as('invitedUntil'),
    ])
    .orderBy('role')
    .orderBy('name')
    .execute()
    .then((rows) =>
      rows.map((row) => ({
        ...{ ...row, passkeys: Number(row.passkeys), linked: Number(row.linked) },
        invitedUntil: row.invitedUntil === null ? null : Number(row.invitedUntil),
      })),
    );
}

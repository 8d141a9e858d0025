import type { Store } from '#api/storage/database.ts';
import { issueToken, memberOfToken } from './staff-tokens.ts';

const name = 'ontwikkeling';

/** The account behind the sign-in link of a development server; its token is never shown. */
export async function developmentSignIn(store: Store): Promise<string> {
  const known = await store
    .selectFrom('staff_tokens')
    .select('id')
    .where('name', '=', name)
    .where('revoked', '=', 0)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const member = await memberOfToken(store, await issueToken(store, { role: 'lead', name, region: null }));
  return (member as NonNullable<typeof member>).tokenId;
}

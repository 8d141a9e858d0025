import { endOfList } from './lists.ts';
import type { Outreach } from './outreach.ts';
import { tokenShape } from './outreach-key.ts';

/**
 * The button behind the link of the first mail. True as often as it is pressed, as long as the address is on the list; false
 * for a token that nobody has (any more).
 */
export async function confirmReader(
  { database, key, terms }: Outreach,
  token: string,
  today: string,
): Promise<boolean> {
  if (!tokenShape.test(token)) return false;
  return database.commit(async (transaction) => {
    const reader = await transaction
      .selectFrom('subscribers')
      .select(['id', 'list', 'state', 'expires_on'])
      .where('confirm_mark', '=', key.markOfToken(token))
      .executeTakeFirst();
    if (reader === undefined) return false;
    if (reader.state === 'confirmed') return true;
    const expires_on = endOfList(reader.list, today, terms.eventDays);
    if (expires_on === null || reader.expires_on <= today) return false;
    await transaction
      .updateTable('subscribers')
      .set({ state: 'confirmed', expires_on })
      .where('id', '=', reader.id)
      .execute();
    return true;
  });
}

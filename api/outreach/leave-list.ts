import type { Outreach } from './outreach.ts';
import { tokenShape } from './outreach-key.ts';
import { removeReader } from './subscriber.ts';

/**
 * Off the list, and the address is gone. Answers nothing: afterwards nobody with this link is on a list, whether it was ours,
 * was used before or was made up.
 */
export async function leaveList({ database, key }: Outreach, token: string): Promise<void> {
  if (!tokenShape.test(token)) return;
  await database.commit(async (transaction) => {
    const reader = await transaction
      .selectFrom('subscribers')
      .select('id')
      .where('leave_mark', '=', key.markOfToken(token))
      .executeTakeFirst();
    if (reader !== undefined) await removeReader(transaction, reader.id);
  });
}

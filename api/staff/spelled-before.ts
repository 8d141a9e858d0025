import type { StoreTransaction } from '#api/storage/database.ts';
import { sameName } from './same-person.ts';

/**
 * A name as it was written the first time. One person has one name: their budget of the day, their sessions and the end of
 * their access go by it, and must not be halved by a capital or a space.
 */
export async function spelledBefore(transaction: StoreTransaction, name: string): Promise<string> {
  const rows = await transaction
    .selectFrom('staff_tokens')
    .select('name')
    .distinct()
    .orderBy('name')
    .execute();
  const known = rows.map((row) => row.name);
  return known.includes(name) ? name : (known.find((other) => sameName(other, name)) ?? name);
}

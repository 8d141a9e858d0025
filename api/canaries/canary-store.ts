import { timingSafeEqual } from 'node:crypto';
import type { Bytes, Database, Store } from '#api/storage/database.ts';
import { wordHash } from './canary-word.ts';

/** Days without a confirmation after which the hub's key may be lost. */
export const silentDays = 8;

/** `days` since the hub confirmed a canary, or since the first one was made when it never did. */
export type CanarySilence = { days: number; ever: boolean; alarm: boolean };

export async function isCanary(store: Store, reportId: Bytes): Promise<boolean> {
  const row = await store
    .selectFrom('canaries')
    .select('week')
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return row !== undefined;
}

/** How long the hub has opened none; null while none was ever made. `today` as `2026-11-22`. */
export async function canarySilence(store: Store, today: string): Promise<CanarySilence | null> {
  const { first, last } = await store
    .selectFrom('canaries')
    .select(({ fn }) => [
      fn.min<string | null>('made_on').as('first'),
      fn.max<string | null>('confirmed_on').as('last'),
    ])
    .executeTakeFirstOrThrow();
  if (first === null) return null;
  const days = Temporal.PlainDate.from(last ?? first).until(today).days;
  return { days, ever: last !== null, alarm: days >= silentDays };
}

/** The newest first, as many as matter: what is older was confirmed or is past opening. */
export function listCanaries(store: Store) {
  return store
    .selectFrom('canaries')
    .select(['report_id', 'week', 'confirmed_on'])
    .orderBy('week', 'desc')
    .limit(10)
    .execute();
}

/** Only who opened the seal knows the word. A second time changes nothing: the first day stands. */
export function confirmCanary(
  database: Database,
  reportId: Bytes,
  word: string,
  today: string,
): Promise<'confirmed' | 'wrong-word' | 'unknown'> {
  return database.commit(async (transaction) => {
    const kept = await transaction
      .selectFrom('canaries')
      .select('word_hash')
      .where('report_id', '=', reportId)
      .executeTakeFirst();
    if (kept === undefined) return 'unknown';
    if (!timingSafeEqual(kept.word_hash, wordHash(word))) return 'wrong-word';
    await transaction
      .updateTable('canaries')
      .set({ confirmed_on: today })
      .where('report_id', '=', reportId)
      .where('confirmed_on', 'is', null)
      .execute();
    return 'confirmed';
  });
}

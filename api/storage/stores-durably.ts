import type { Database } from './database.ts';

const askedAgainMs = 60_000;
const mark = { name: 'storing-tried', value: 'yes' };

/**
 * Whether something can be stored now, durably, by the road of a report: written at most once a minute, however many ask,
 * and always the same row, which tells no moment. A disk that only reads still answers queries; this it does not.
 */
export function storesDurably(
  { commit }: Pick<Database, 'commit'>,
  now: () => number,
): () => Promise<boolean> {
  let last: { atMs: number; answer: Promise<boolean> } | null = null;
  return () => {
    if (last === null || now() - last.atMs >= askedAgainMs) last = { atMs: now(), answer: tryIt(commit) };
    return last.answer;
  };
}

function tryIt(commit: Database['commit']): Promise<boolean> {
  const tried = commit((transaction) =>
    transaction
      .insertInto('settings')
      .values(mark)
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: mark.value }))
      .execute(),
  );
  return tried.then(
    () => true,
    () => false,
  );
}

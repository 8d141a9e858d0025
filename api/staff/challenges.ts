import { randomBytes } from 'node:crypto';
import type { Store } from '#api/storage/database.ts';
import type { ChallengeKind } from './sign-in-tables.ts';
import { tokenHash } from './staff-tokens.ts';

/** Long enough to find a key in a bag, or to sign in elsewhere with a second device. */
export const challengeLifeMs = 10 * 60_000;
/** For a network that asks without end: long enough to answer, and the first to go when there are too many. */
export const crowdedLifeMs = 60_000;
/** Open at a time, for everybody together: anybody can ask, and a flood must not fill the disk or slow down reports. */
export const mostChallenges = 2_000;

/**
 * Keeps what this browser was asked; answers the value of the cookie that alone can answer it. Past the most that are
 * kept, those that end first make place.
 */
export async function openChallenge(
  store: Store,
  kind: ChallengeKind,
  content: object,
  nowMs: number,
  lifeMs = challengeLifeMs,
): Promise<string> {
  const cookie = randomBytes(32).toString('base64url');
  await store.deleteFrom('staff_challenges').where('good_until', '<', nowMs).execute();
  await store
    .insertInto('staff_challenges')
    .values({
      ...{ cookie_hash: tokenHash(cookie), kind, content: JSON.stringify(content) },
      good_until: nowMs + lifeMs,
    })
    .execute();
  await makePlace(store);
  return cookie;
}

async function makePlace(store: Store): Promise<void> {
  await store
    .deleteFrom('staff_challenges')
    .where('cookie_hash', 'in', (query) =>
      query
        .selectFrom('staff_challenges')
        .select('cookie_hash')
        .orderBy('good_until', 'desc')
        .limit(mostChallenges)
        .offset(mostChallenges),
    )
    .execute();
}

/** What this browser was asked, once; null when it was not, or too long ago, or was answered already, right or wrong. */
export async function takeChallenge(
  store: Store,
  kind: ChallengeKind,
  cookie: string | undefined,
  nowMs: number,
): Promise<unknown> {
  if (cookie === undefined) return null;
  const row = await store
    .deleteFrom('staff_challenges')
    .where('cookie_hash', '=', tokenHash(cookie))
    .where('kind', '=', kind)
    .returning(['content', 'good_until'])
    .executeTakeFirst();
  return row === undefined || row.good_until < nowMs ? null : JSON.parse(row.content);
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { threadMessages } from '#api/follow-up/thread-messages.ts';
import { inventedRewards } from '#api/rewards/invented-rewards.ts';
import type { Database } from '../database.ts';
import type { OpenFresh } from '../test-databases.ts';

const claimSide = ['reward_claims', 'reward_ledger'];

/** Every row of every table but those of the claim desk, each as a text. */
async function rowsBesideClaims({ store }: Database): Promise<string[]> {
  const lines: string[] = [];
  for (const { name } of await store.introspection.getTables()) {
    if (claimSide.includes(name)) continue;
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(store);
    for (const row of rows) lines.push(`${name} ${JSON.stringify(row)}`);
  }
  return lines.sort();
}

/** Two finders of one week, of whom one looks and claims: nothing beside the books of the claim desk says which. */
export function rewardReadingContract(fresh: OpenFresh): void {
  test('who reads, claims and gets a reward changes no row of a report, its conversation or anything else beside the claim', async (t) => {
    const { database } = await fresh(t);
    const { granted, night, codeOf, claim, pay, ask, talk, week } = await inventedRewards(database);
    const [one, other] = [await granted(), await granted()];
    await night();
    const before = await rowsBesideClaims(database);
    const code = (await codeOf(one.receipt)) ?? assert.fail('there is a code');
    assert.equal((await claim(code)).kind, 'done');
    assert.equal((await pay(code)).kind, 'done');
    await talk.close();
    assert.deepEqual(await rowsBesideClaims(database), before);
    for (const { id } of [one, other]) {
      const { messages } = await threadMessages(database.store, id, week());
      assert.deepEqual(
        messages.map(({ kind, read }) => [kind, read]),
        [['reward', false]],
      );
    }
    // Counter-proof: that a question was read does stand there.
    await ask(one.id);
    const asked = await rowsBesideClaims(database);
    await talk.read(one.receipt);
    await talk.close();
    assert.notDeepEqual(await rowsBesideClaims(database), asked);
  });
}

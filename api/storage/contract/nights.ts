import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { nightClaim } from '#api/night-claim.ts';
import { wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

/** The work of a night: by one process, and by another when that one does not end it. */
export function nightsContract(fresh: OpenFresh): void {
  const day = '2026-11-18';

  test('of many processes that look at the same moment one takes the night', async (t) => {
    const { database, again } = await fresh(t);
    const other = await again();
    const claims = [database, other, database, other].map((each) => nightClaim(each, () => wednesday));
    const taken = await Promise.all(claims.map((claim) => claim.take(day)));
    assert.equal(taken.filter(Boolean).length, 1);
    await claims[taken.indexOf(true)]?.done(day);
    assert.deepEqual(await Promise.all(claims.map((claim) => claim.take(day))), [false, false, false, false]);
    assert.equal(await claims[0]?.take('2026-11-19'), true, 'the next night is another one');
  });

  test('a night that was given back is taken again', async (t) => {
    const { database } = await fresh(t);
    const [one, other] = [nightClaim(database, () => wednesday), nightClaim(database, () => wednesday)];
    assert.deepEqual([await one.take(day), await other.take(day)], [true, false]);
    await other.giveBack();
    assert.equal(await other.take(day), false, 'only its own holder gives a night back');
    await one.giveBack();
    assert.equal(await other.take(day), true);
  });

  test('the night of a process that crashed is free at once on its machine, after two hours from another', async (t) => {
    const { database } = await fresh(t);
    let nowMs = wednesday;
    const claim = nightClaim(database, () => nowMs);
    const crashed = async (holder: string) => {
      const value = `${day} ${wednesday + 2 * 3_600_000} ${holder}`;
      await database.store
        .insertInto('settings')
        .values({ name: 'nightly-jobs-claim', value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    };
    await crashed(`${hostname()}/${process.pid}/a-life-before/000000000000`);
    assert.equal(await claim.take(day), true);
    await crashed('another-machine/1/some-part/000000000000');
    assert.equal(await claim.take(day), false);
    nowMs += 2 * 3_600_000;
    assert.equal(await claim.take(day), true);
  });
}

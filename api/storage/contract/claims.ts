import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forgetMessages } from '#api/follow-up/forget-messages.ts';
import { inventedTerms } from '#api/follow-up/invented-conversation.ts';
import { lookUpClaim } from '#api/rewards/claim-desk.ts';
import { claimPeople, inventedRewards, weekMs } from '#api/rewards/invented-rewards.ts';
import { ledgerTotals } from '#api/rewards/reward-ledger.ts';
import type { Database } from '../database.ts';
import type { OpenFresh } from '../test-databases.ts';

const claimRows = ({ store }: Database) => store.selectFrom('reward_claims').selectAll().execute();

/** Codes at the claim desk, their end and their books. */
export function claimsContract(fresh: OpenFresh): void {
  test('of fifty claims of one code at once exactly one wins, and a payment needs another person, once', async (t) => {
    const { database } = await fresh(t);
    const { granted, night, codeOf, claim, pay } = await inventedRewards(database);
    const { receipt } = await granted();
    await night();
    const code = (await codeOf(receipt)) ?? '';
    assert.equal((await pay(code)).kind, 'not-claimed');
    const crowd = Array.from({ length: 50 }, (_, at) => ({
      tokenId: randomUUID() as string,
      name: `Nummer ${at}`,
    }));
    const claims = await Promise.all(crowd.map((person) => claim(code, person)));
    assert.equal(claims.filter(({ kind }) => kind === 'done').length, 1);
    assert.equal(claims.filter(({ kind }) => kind === 'used').length, 49);
    const winner = crowd[claims.findIndex(({ kind }) => kind === 'done')] as (typeof crowd)[number];
    assert.equal((await pay(code, winner)).kind, 'same-person');
    assert.equal(
      (await pay(code, { tokenId: randomUUID(), name: winner.name.toUpperCase() })).kind,
      'same-person',
    );
    const payments = await Promise.all(
      crowd.filter((each) => each !== winner).map((each) => pay(code, each)),
    );
    assert.equal(payments.filter(({ kind }) => kind === 'done').length, 1);
    assert.equal((await claim(code)).kind, 'used');
    const [totals, ...more] = await ledgerTotals(database.store);
    assert.deepEqual(more, []);
    assert.deepEqual(totals, {
      ...{ week: '2026-W47', amountClass: 'meldpilot-2022', issued: 1, claimed: 1, paid: 1, expired: 0 },
    });
  });

  test('a code works to the end of its term and not a week longer; its message lives as long, also when read', async (t) => {
    const { database } = await fresh(t);
    const { clock, talk, granted, night, codeOf, claim, at } = await inventedRewards(database);
    const [first, second] = [await granted(), await granted()];
    await night();
    const [code, other] = [(await codeOf(first.receipt)) ?? '', (await codeOf(second.receipt)) ?? ''];
    await talk.close();
    const start = clock.now;
    // Week 47 ends on Sunday 22 November; 180 days on is Friday 21 May 2027, in week 20.
    clock.now = Date.UTC(2027, 4, 23, 12);
    await forgetMessages(database, clock.now, inventedTerms);
    await night();
    assert.equal(await codeOf(first.receipt), code, 'questions would be gone for three months');
    assert.equal((await claim(other)).kind, 'done');
    clock.now = Date.UTC(2027, 4, 24, 12);
    assert.equal((await lookUpClaim(at(), code))?.state, 'expired', 'before the night has noticed');
    assert.equal((await claim(code)).kind, 'expired');
    await forgetMessages(database, clock.now, inventedTerms);
    await Promise.all([night(), night()]);
    assert.equal(await codeOf(first.receipt), null);
    const states = (await claimRows(database)).map(({ state }) => state).sort();
    assert.deepEqual(states, ['claimed', 'expired']);
    const totals = await ledgerTotals(database.store);
    assert.deepEqual(
      totals.map(({ week, issued, claimed, expired }) => [week, issued, claimed, expired]),
      [
        ['2027-W21', 0, 0, 1],
        ['2027-W20', 0, 1, 0],
        ['2026-W47', 2, 0, 0],
      ],
    );
    assert.ok(start < clock.now);
  });

  test('the sums of the books are those of the claims, and no entry is ever changed or removed', async (t) => {
    const { database } = await fresh(t);
    const { clock, granted, night, codeOf, claim, pay } = await inventedRewards(database);
    for (let week = 0; week < 4; week += 1) {
      const reports = [await granted(), await granted(), await granted()];
      await night();
      const codes = await Promise.all(reports.map(({ receipt }) => codeOf(receipt)));
      await claim(codes[0] ?? '');
      await claim(codes[1] ?? '');
      await pay(codes[1] ?? '');
      clock.now += weekMs;
    }
    clock.now += 40 * weekMs;
    await night();
    const sum = (
      event: 'issued' | 'claimed' | 'paid' | 'expired',
      totals: Awaited<ReturnType<typeof ledgerTotals>>,
    ) => totals.reduce((all, total) => all + total[event], 0);
    const totals = await ledgerTotals(database.store);
    const states = (await claimRows(database)).map(({ state }) => state);
    const inState = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
    assert.equal(sum('issued', totals), states.length);
    assert.equal(sum('claimed', totals), inState('claimed', 'paid'));
    assert.equal(sum('paid', totals), inState('paid'));
    assert.equal(sum('expired', totals), inState('expired'));
    assert.deepEqual(
      [states.length, inState('claimed', 'paid'), inState('paid'), inState('expired')],
      [12, 8, 4, 4],
    );
    for (const change of ["update reward_ledger set by_name = 'x'", 'delete from reward_ledger'])
      await assert.rejects(sql.raw(change).execute(database.store), /reward_ledger is never changed/);
    const names = await database.store.selectFrom('reward_ledger').select('by_name').distinct().execute();
    assert.deepEqual(
      names.map(({ by_name }) => by_name).sort(),
      ['', ...claimPeople.map(({ name }) => name)].sort(),
    );
  });

  test('a code of before the pepper was changed is still known, and another pepper knows none', async (t) => {
    const { database } = await fresh(t);
    const { granted, night, codeOf, at } = await inventedRewards(database);
    const { receipt } = await granted();
    await night();
    const code = (await codeOf(receipt)) ?? '';
    const [old, fresher] = [at().peppers[0], Buffer.alloc(32, 7)];
    assert.equal((await lookUpClaim({ ...at(), peppers: [fresher, old] }, code))?.state, 'open');
    assert.equal(await lookUpClaim({ ...at(), peppers: [fresher] }, code), null);
    for (const wrong of [
      '',
      'NHB',
      `${code}0`,
      receipt,
      code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ])
      assert.equal(await lookUpClaim(at(), wrong), null, wrong);
  });
}

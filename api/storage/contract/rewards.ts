import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { forgetMessages } from '#api/follow-up/forget-messages.ts';
import { inventedTerms } from '#api/follow-up/invented-conversation.ts';
import { forgetContents } from '#api/retention/forget-contents.ts';
import { refuseReward } from '#api/rewards/decide-reward.ts';
import { hubPeople, inventedRewards, weekMs } from '#api/rewards/invented-rewards.ts';
import { ledgerTotals } from '#api/rewards/reward-ledger.ts';
import { rewardsOf } from '#api/rewards/rewards.ts';
import type { Person } from '#api/staff/same-person.ts';
import type { Bytes, Database } from '../database.ts';
import type { OpenFresh } from '../test-databases.ts';

const one = { tokenId: randomUUID() as string, name: ' verzonnen  EEN' };

const claimRows = ({ store }: Database) => store.selectFrom('reward_claims').selectAll().execute();

/** Rewards from the proposal to the code, and what is left on the side of the report. */
export function rewardsContract(fresh: OpenFresh): void {
  test('a reward needs a usable floating package with a thread, and two people', async (t) => {
    const { database } = await fresh(t);
    const { report, packageReport, propose, approve, stateOf } = await inventedRewards(database);
    assert.equal((await propose((await report()).id)).kind, 'not-rewardable', 'a dump is no package');
    const { id } = await packageReport();
    for (const state of ['new', 'screening', 'spam', 'closed', 'recalled'] as const) {
      await database.store.updateTable('reports').set({ state }).where('id', '=', id).execute();
      assert.equal((await propose(id)).kind, 'not-rewardable', state);
    }
    await database.store.updateTable('reports').set({ state: 'case' }).where('id', '=', id).execute();
    assert.equal((await approve(id)).kind, 'decided', 'nothing was proposed');
    assert.equal((await propose(id)).kind, 'done');
    assert.equal((await propose(id, hubPeople[1])).kind, 'decided');
    assert.equal((await approve(id, hubPeople[0])).kind, 'same-person');
    assert.equal((await approve(id, one)).kind, 'same-person', 'another token of the same name');
    assert.equal((await approve(id, { ...hubPeople[0], name: 'Ander' })).kind, 'same-person', 'one token');
    assert.equal((await approve(id)).kind, 'done');
    assert.equal((await approve(id)).kind, 'decided');
    const refuse = (person: Person) => refuseReward(database, { reportId: id, person });
    assert.equal((await refuse(hubPeople[0])).kind, 'taken-back');
    assert.equal((await refuse(hubPeople[1])).kind, 'done');
    assert.equal((await propose(id)).kind, 'done', 'after a refusal it can be proposed anew');
    assert.equal(await stateOf(id), 'proposed');
    await database.store.deleteFrom('threads').where('report_id', '=', id).execute();
    assert.equal((await approve(id)).kind, 'no-thread');
  });

  test('what two people granted, nobody undoes alone: one takes it back, and another refuses or approves again', async (t) => {
    const { database } = await fresh(t);
    const { granted, approve, night, stateOf, codeOf } = await inventedRewards(database);
    const [refused, again] = [await granted(), await granted()];
    const refuse = (id: Bytes, person: Person) => refuseReward(database, { reportId: id, person });
    for (const { id } of [refused, again]) {
      assert.equal((await refuse(id, hubPeople[1])).kind, 'taken-back', 'who approved it');
      assert.equal((await refuse(id, hubPeople[1])).kind, 'same-person');
      const namesake = { tokenId: randomUUID() as string, name: ` ${hubPeople[1].name} ` };
      assert.equal((await refuse(id, namesake)).kind, 'same-person', 'another token of the same name');
      assert.equal(await stateOf(id), 'proposed');
    }
    await night();
    assert.deepEqual(await claimRows(database), [], 'nothing is given while it waits');
    assert.equal((await refuse(refused.id, hubPeople[0])).kind, 'done');
    assert.equal((await approve(again.id)).kind, 'done');
    await database.store.deleteFrom('settings').where('name', '=', 'rewards-issued-week').execute();
    await night();
    assert.deepEqual([await stateOf(refused.id), await stateOf(again.id)], ['refused', 'issued']);
    assert.ok(await codeOf(again.receipt));
  });

  test('codes are made once a week, all together, and the report side keeps only that it was done', async (t) => {
    const { database } = await fresh(t);
    const { clock, granted, night, codeOf, openForHub } = await inventedRewards(database);
    const reports = [await granted(), await granted(), await granted()];
    await Promise.all([night(), night()]);
    assert.equal((await claimRows(database)).length, 3);
    const late = await granted();
    clock.now += 4 * 86_400_000;
    await night();
    assert.equal(await codeOf(late.receipt), null, 'Sunday is still the same week');
    clock.now += 86_400_000;
    await night();
    const codes = await Promise.all([...reports, late].map(({ receipt }) => codeOf(receipt)));
    assert.equal(new Set(codes).size, 4);
    assert.ok(codes.every((code) => /^NHB-/.test(code ?? '')));
    const rows = await database.store.selectFrom('reward_decisions').selectAll().execute();
    assert.deepEqual(
      rows.map(({ state, amount_class }) => [state, amount_class]),
      Array.from({ length: 4 }, () => ['issued', '']),
    );
    const message = await database.store
      .selectFrom('messages')
      .selectAll()
      .where('kind', '=', 'reward')
      .executeTakeFirstOrThrow();
    const copy = JSON.stringify(await openForHub(message.sealed_for_hub));
    for (const code of codes) assert.ok(!copy.includes(code ?? '?'), 'the hub cannot collect it');
  });

  test('a thread that is full, and a report that was put aside, get no code that counts', async (t) => {
    const { database } = await fresh(t);
    const { clock, granted, ask, night, codeOf, stateOf } = await inventedRewards(database);
    const [full, aside] = [await granted(), await granted()];
    for (let number = 0; number < 3; number += 1) await ask(full.id);
    await database.store.updateTable('reports').set({ state: 'spam' }).where('id', '=', aside.id).execute();
    await night();
    assert.deepEqual([await stateOf(full.id), await stateOf(aside.id)], ['approved', 'refused']);
    assert.deepEqual(await claimRows(database), []);
    assert.deepEqual(await ledgerTotals(database.store), []);
    clock.now += weekMs;
    await database.store.deleteFrom('messages').execute();
    await night();
    assert.ok(await codeOf(full.receipt), 'the next week there was room');
    assert.equal(await codeOf(aside.receipt), null);
  });

  test('a crash gives out no code that does not count, nor a claim without a code', async (t) => {
    const { database, again } = await fresh(t);
    const { clock, granted, codeOf, rewards, claim } = await inventedRewards(database);
    const reports = [await granted(), await granted()];
    const broken = (at: number): Database => {
      const commit: Database['commit'] = (unit) =>
        database.commit(async (transaction) => {
          const done = await unit(transaction);
          calls += 1;
          if (calls === at) throw new Error('invented: the process ends before the commit');
          return done;
        });
      let calls = 0;
      return { ...database, commit };
    };
    for (const at of [1, 2]) {
      await assert.rejects(rewardsOf({ ...rewards, database: broken(at) }).ofNight(clock.now));
      assert.deepEqual(await claimRows(database), []);
      assert.deepEqual(await ledgerTotals(database.store), []);
      for (const { receipt } of reports) assert.equal(await codeOf(receipt), null);
    }
    await rewardsOf({ ...rewards, database: await again() }).ofNight(clock.now);
    for (const { receipt } of reports)
      assert.equal((await claim((await codeOf(receipt)) ?? '')).kind, 'done');
  });

  test('with the content of a report its decision goes; what two people granted still comes, and then goes', async (t) => {
    const { database } = await fresh(t);
    const { clock, granted, packageReport, propose, night, codeOf, stateOf } =
      await inventedRewards(database);
    const [waiting, proposed, recalled, done] = [
      await granted(),
      await packageReport(),
      await granted(),
      await granted(),
    ];
    await propose(proposed.id);
    await database.store
      .updateTable('reports')
      .set({ state: 'recalled' })
      .where('id', '=', recalled.id)
      .execute();
    await forgetContents(database, [waiting.id, proposed.id, recalled.id]);
    await forgetMessages(database, clock.now, inventedTerms);
    assert.deepEqual(await Promise.all([waiting, proposed, recalled, done].map(({ id }) => stateOf(id))), [
      'approved',
      null,
      null,
      'approved',
    ]);
    const kept = await database.store
      .selectFrom('reward_decisions')
      .select('sealed')
      .where('report_id', '=', waiting.id)
      .executeTakeFirstOrThrow();
    assert.equal(kept.sealed.length, 0);
    await night();
    assert.ok(await codeOf(waiting.receipt));
    assert.deepEqual([await stateOf(waiting.id), await stateOf(done.id)], [null, 'issued']);
    assert.equal((await propose(waiting.id)).kind, 'no-thread', 'no second reward for one report');
    await forgetContents(database, [done.id]);
    assert.equal(await stateOf(done.id), null);
    assert.equal((await claimRows(database)).length, 2, 'the claim side knows of nothing');
  });

  test('a report that is put aside while its code is being made gets none', async (t) => {
    const { database } = await fresh(t);
    const { clock, rewards, granted, codeOf, stateOf } = await inventedRewards(database);
    const aside = ['spam', 'duplicate', 'not-usable', 'recalled'] as const;
    const reports = await Promise.all(aside.map(() => granted()));
    const fine = await granted();
    const sealForHub: typeof rewards.sealForHub = async (content) => {
      for (const [at, state] of aside.entries()) {
        const id = reports[at]?.id ?? fine.id;
        await database.store.updateTable('reports').set({ state }).where('id', '=', id).execute();
      }
      return rewards.sealForHub(content);
    };
    await rewardsOf({ ...rewards, sealForHub }).ofNight(clock.now);
    for (const { id, receipt } of reports)
      assert.deepEqual([await stateOf(id), await codeOf(receipt)], ['refused', null]);
    assert.ok(await codeOf(fine.receipt));
    assert.equal((await claimRows(database)).length, 1);
  });

  test('what was granted ends when there is no claim desk for as long as a code would live', async (t) => {
    const { database } = await fresh(t);
    const { clock, rewards, granted, stateOf, codeOf, night } = await inventedRewards(database);
    const closed = rewardsOf({ ...rewards, terms: { ...rewards.terms, claimDesk: null } });
    const [first, gone] = [await granted(), await granted()];
    await closed.ofNight(clock.now);
    clock.now += 2 * weekMs;
    await night();
    assert.ok(await codeOf(first.receipt), 'a desk that opens again gives out what waited');
    const [kept, forgotten] = [await granted(), await granted()];
    await forgetContents(database, [forgotten.id]);
    await closed.ofNight(clock.now);
    // Week 49 ends on Sunday 6 December; 180 days on is Friday 4 June 2027, in week 22.
    await closed.ofNight(Date.UTC(2027, 5, 6, 12));
    assert.deepEqual([await stateOf(kept.id), await stateOf(forgotten.id)], ['approved', 'approved']);
    await closed.ofNight(Date.UTC(2027, 5, 7, 12));
    assert.deepEqual([await stateOf(kept.id), await stateOf(forgotten.id)], ['refused', null]);
    assert.equal(await stateOf(gone.id), 'issued');
    assert.equal((await claimRows(database)).length, 2);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addVersion,
  approveVersion,
  createCampaign,
  withdrawCampaign,
} from '#api/campaigns/campaign-store.ts';
import { castLots, readLot } from '#api/campaigns/lot-store.ts';
import { readCampaign } from '#api/campaigns/read-campaigns.ts';
import { completePlan } from '#campaigns/planning/complete-plan.ts';
import type { OpenFresh } from '../test-databases.ts';

const plan = completePlan(
  {
    ...{ code: 'verzonnen', title: 'Verzonnen campagne', areas: ['GM0441'], audience: 'residents' },
    ...{ kit: 'schuren-te-huur', from: '2026-12-07', to: '2027-02-28', selection: null },
    baseline: { from: '2025-11-01', to: '2026-10-31' },
  },
  () => false,
);
const version = {
  plan,
  frozen: {
    ...{ selection: null, baseline: { from: '2025-W45', to: '2026-W44' } },
    outcome: { from: '2026-W50', to: '2027-W08' },
    ...{ controls: ['GM0363'], excluded: [], relevantRatio: 1.25, baselineReports: 3 },
    ...{ expectedAfter: 0.9, smallestRatio: null, powerForDoubling: 0.1 },
  },
};
const by = (tokenId: string) => ({ member: { tokenId, name: `Verzonnen ${tokenId}` }, day: '2026-11-22' });

/** The four eyes of a campaign, however many look at once. */
export function campaigningContract(fresh: OpenFresh): void {
  test('a code that two members choose at once goes to one of them', async (t) => {
    const { database } = await fresh(t);
    const made = await Promise.all(['a', 'b', 'c'].map((who) => createCampaign(database, version, by(who))));
    assert.deepEqual(made.map(({ kind }) => kind).sort(), ['code-taken', 'code-taken', 'created']);
    assert.equal((await database.store.selectFrom('campaign_versions').selectAll().execute()).length, 1);
  });

  test('of two who approve at once the first stays in the books, and both hear that it is approved', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    const signed = await Promise.all(['b', 'c', 'b'].map((who) => approveVersion(database, id, 1, by(who))));
    assert.deepEqual(
      signed.map(({ kind }) => kind),
      ['approved', 'approved', 'approved'],
    );
    const [row] = await database.store.selectFrom('campaign_versions').selectAll().execute();
    assert.ok(row?.approved_by === 'b' || row?.approved_by === 'c');
    assert.equal((await readCampaign(database.store, id, 'approved'))?.state, 'approved');
  });

  test('the table itself refuses that one person writes and approves', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    assert.deepEqual(await approveVersion(database, id, 1, by('a')), { kind: 'own-work' });
    await assert.rejects(
      database.store
        .updateTable('campaign_versions')
        .set({ approved_by: 'a' })
        .where('campaign_id', '=', id)
        .execute(),
    );
  });

  test('an approval of a version that is not the newest any more is stale, whoever comes first', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    const [added, signed] = await Promise.all([
      addVersion(database, id, 1, version, by('a')),
      approveVersion(database, id, 1, by('b')),
    ]);
    assert.deepEqual(added, { kind: 'stored', version: 2 });
    assert.ok(signed.kind === 'approved' || signed.kind === 'stale');
    assert.deepEqual(await approveVersion(database, id, 1, by('b')), { kind: 'stale' });
    const campaign = await readCampaign(database.store, id);
    assert.deepEqual(
      [campaign?.newestVersion, campaign?.approvedVersion],
      [2, signed.kind === 'approved' ? 1 : null],
    );
  });

  test('two new versions at once: one is stored, the other must be read again', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    const added = await Promise.all(['a', 'b'].map((who) => addVersion(database, id, 1, version, by(who))));
    assert.deepEqual(added.map(({ kind }) => kind).sort(), ['stale', 'stored']);
  });

  test('a withdrawn campaign is not approved, and is withdrawn once', async (t) => {
    const { database } = await fresh(t);
    const id = await made(database);
    const gone = await Promise.all(
      ['a', 'b'].map((who) => withdrawCampaign(database, id, 'Verzonnen reden', by(who))),
    );
    assert.deepEqual(gone.sort(), [false, true]);
    assert.deepEqual(await approveVersion(database, id, 1, by('b')), { kind: 'withdrawn' });
    assert.deepEqual(await addVersion(database, id, 1, version, by('a')), { kind: 'stale' });
    assert.deepEqual(await approveVersion(database, 'bestaat-niet', 1, by('b')), { kind: 'unknown' });
  });

  test('the largest seed fits, and everybody who looks at once sees the same draw', async (t) => {
    const { database } = await fresh(t);
    const wanted = {
      eligible: ['GM0441', 'GM0400', 'GM0448'],
      places: 1,
      reason: 'Verzonnen',
      seed: 2 ** 31 - 1,
    };
    const lot = await castLots(database, wanted, by('a'));
    await database.store.updateTable('campaign_lots').set({ drawn: null }).execute();
    const seen = await Promise.all([1, 2, 3].map(() => readLot(database, lot.id)));
    for (const one of seen) assert.deepEqual(one, lot);
  });
}

async function made(database: Parameters<typeof createCampaign>[0]): Promise<string> {
  const created = await createCampaign(database, version, by('a'));
  assert.ok(created.kind === 'created');
  return created.id;
}

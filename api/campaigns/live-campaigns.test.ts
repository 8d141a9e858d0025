import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietLog } from '#api/guard/quiet-log.ts';
import { inventedDraft, inventedRoad, inventedToken } from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { inventedCampaign, storeInventedCampaign } from './invented-campaign.ts';
import { isCounted, liveCampaigns } from './live-campaigns.ts';
import { listCampaigns } from './read-campaigns.ts';

const noonOn = (day: string) => Date.parse(`${day}T12:00:00Z`);

test('a campaign is live from its first day up to and including its last one, by itself', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  await storeInventedCampaign(database, { code: 'schuren-herfst', from: '2026-11-10', to: '2026-11-20' });
  const listApproved = () => listCampaigns(database.store, 'approved');
  const { snapshot } = liveCampaigns({ listApproved, now: () => 0, log: quietLog('silent', () => {}) });
  const known = await snapshot();
  const codesOn = (day: string) => known.liveOn(day).map(({ code }) => code);
  assert.deepEqual(codesOn('2026-11-09'), []);
  assert.deepEqual(codesOn('2026-11-10'), ['schuren-herfst']);
  assert.deepEqual(codesOn('2026-11-20'), ['schuren-herfst']);
  assert.deepEqual(codesOn('2026-11-21'), []);
  assert.equal(known.byCode('schuren-herfst')?.code, 'schuren-herfst');
  assert.equal(known.byCode('verzonnen'), null);
});

test('an approval in another process shows within a quarter of a minute, a plan without approval never', async (t) => {
  const { database, again } = await sqliteEngine().fresh(t);
  let now = noonOn('2026-11-18');
  const listApproved = () => listCampaigns(database.store, 'approved');
  const { snapshot } = liveCampaigns({ listApproved, now: () => now, log: quietLog('silent', () => {}) });
  const before = await snapshot();
  const other = await again();
  await storeInventedCampaign(other, { code: 'wacht-nog', approved: false });
  await storeInventedCampaign(other, { code: 'mag-nu' });
  now += 14_999;
  assert.equal((await snapshot()).version, before.version);
  now += 1;
  const after = await snapshot();
  assert.notEqual(after.version, before.version);
  assert.deepEqual(
    after.liveOn('2026-11-18').map(({ code }) => code),
    ['mag-nu'],
  );
  assert.equal(after.byCode('wacht-nog'), null);
});

test('reports count for a campaign from its first day until eight weeks after its last one', () => {
  const { plan } = inventedCampaign({ from: '2026-09-01', to: '2026-09-30' });
  for (const [day, counted] of [
    ['2026-08-31', false],
    ['2026-09-01', true],
    ['2026-10-01', true],
    ['2026-11-25', true],
    ['2026-11-26', false],
  ] as const)
    assert.equal(isCounted({ plan }, day), counted, day);
  assert.equal(isCounted(inventedCampaign({ from: '2026-09-01', to: null }), '2031-01-01'), true);
});

test('a report counts for a running campaign and for no other code, and is accepted all the same', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  await storeInventedCampaign(database, { code: 'loopt-nu', from: '2026-11-01', to: '2026-12-01' });
  await storeInventedCampaign(database, { code: 'lang-voorbij', from: '2026-01-01', to: '2026-02-01' });
  await storeInventedCampaign(database, { code: 'nooit-goedgekeurd', approved: false });
  const { submit } = await inventedRoad(database, ['pull'], () => noonOn('2026-11-18'));
  const codes = ['loopt-nu', 'lang-voorbij', 'nooit-goedgekeurd', 'Voor Buurman Verzonnen\0', '', undefined];
  for (const [at, campaign] of codes.entries()) {
    const { kind } = await submit({
      draft: inventedDraft({ campaign }),
      token: inventedToken(at),
      flag: 'none',
    });
    assert.equal(kind, 'accepted');
  }
  const counts = await database.store
    .selectFrom('report_counts')
    .select(['period', 'campaign', 'n'])
    .orderBy('period')
    .orderBy('campaign')
    .execute();
  assert.deepEqual(
    counts.map(({ period, campaign, n }) => [period, campaign, n]),
    [
      ['2026-11', '', 5],
      ['2026-11', 'loopt-nu', 1],
      ['2026-W47', '', 5],
      ['2026-W47', 'loopt-nu', 1],
    ],
  );
  const stored = await database.store.selectFrom('reports').select('campaign').distinct().execute();
  assert.deepEqual(stored.map(({ campaign }) => campaign).sort(), ['', 'loopt-nu']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedStaffDesk } from './invented-staff-desk.ts';
import { makeToken } from './recorded-tokens.ts';

const densities = '/ogc/v1/collections/densities/items';

test('the audit log says which figures somebody took, of which months, phenomena and region', async (t) => {
  const { desk, house, actions, clock } = await inventedStaffDesk(t);
  const member = { role: 'analyst', name: 'Verzonnen Anna' } as const;
  const take = async (url: string, region: string | null = null) => {
    const token = await makeToken(house.database, { ...member, region }, clock.now);
    const answer = await desk.inject({ url, headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.statusCode, 200, url);
    return (await actions(member.name)).at(-1);
  };
  const taken = {
    '/dichtheid.csv?from=2026-01&to=2026-10&phenomenon=other': 'densities 2026-01/2026-10 other',
    '/dichtheid.csv': 'densities 2025-12/2026-11',
    '/api/v1/densities?from=2026-01&to=2026-02&model=exposure': 'densities 2026-01/2026-02 exposure',
    '/api/v1/surges': 'surges',
    '/api/v1/proposals?from=2026-01&to=2026-09': 'proposals 2026-01/2026-09',
    '/indicatoren.csv': 'indicators proposals',
    [densities]: 'map',
    [`${densities}?datetime=2026-01-01/..&phenomenon=other`]: 'map 2026-01-01/.. other',
    [`${densities}/GM0363`]: 'map',
  };
  for (const [url, detail] of Object.entries(taken))
    assert.equal(await take(url), `take-figures ${detail}`, url);
  assert.equal(
    await take('/dichtheid.csv?to=2026-10', 'VR10'),
    'take-figures densities 2025-11/2026-10 VR10',
  );
});

test('what somebody types in an address of figures stands nowhere in the audit log', async (t) => {
  const { desk, house, clock } = await inventedStaffDesk(t);
  const wanted = { role: 'analyst', name: 'Verzonnen Bert', region: null } as const;
  const authorization = `Bearer ${await makeToken(house.database, wanted, clock.now)}`;
  for (const url of [
    `${densities}?code=PLANTED`,
    `${densities}?phenomenon=PLANTED`,
    '/dichtheid.csv?from=PLANTED',
    '/dichtheid.csv?sort=PLANTED&area=PLANTED',
    '/api/v1/surges?audience=PLANTED',
  ])
    await desk.inject({ url, headers: { authorization } });
  const rows = await house.database.store.selectFrom('audit_log').selectAll().execute();
  assert.ok(!JSON.stringify(rows).includes('PLANTED'));
});

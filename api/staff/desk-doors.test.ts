import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRoutes } from '#api/list-routes.ts';
import { inventedStaffDesk } from './invented-staff-desk.ts';
import { staffRoles } from './roles.ts';
import { issueToken } from './staff-tokens.ts';

/** What anybody may ask of the desk: the ways in, and what the service is. */
const open = [
  'GET /',
  'GET /*',
  'GET /aanmelden',
  'POST /aanmelden',
  'GET /aanmelden/:code',
  'GET /aanmelden/organisatie',
  'GET /aanmelden/terug',
  'POST /aanmelden/sleutel',
  'GET /uitnodiging',
  'POST /uitnodiging',
  'POST /api/v1/passkeys/questions',
  'GET /api/v1/openapi.json',
  'GET /ogc/v1',
  'GET /ogc/v1/',
  'GET /ogc/v1/conformance',
  'GET /ogc/v1/api',
  'GET /ogc/v1/openapi.json',
  'GET /ogc/v1/collections',
  'GET /ogc/v1/collections/densities',
];

const filledIn = (route: string) => {
  const [method = '', path = ''] = route.split(' ');
  return { method: method as 'GET' | 'POST', url: path.replace(/:\w+/g, '0'.repeat(64)) };
};

test('every route of the desk answers 401 without a login, but for the doors themselves', async (t) => {
  const { desk } = await inventedStaffDesk(t);
  await desk.ready();
  const routes = listRoutes(desk);
  assert.ok(routes.length > 90, String(routes.length));
  assert.deepEqual(
    open.filter((route) => !routes.includes(route)),
    [],
    'these are no routes',
  );
  const closed = routes.filter((route) => !open.includes(route));
  for (const route of closed) {
    for (const headers of [{}, { cookie: 'desk=verzonnen' }]) {
      const { statusCode } = await desk.inject({ ...filledIn(route), headers });
      assert.equal(statusCode, 401, `${route} ${Object.keys(headers)}`);
    }
  }
});

test('every closed route refuses each role that it does not name, and lets in each that it does', async (t) => {
  const { desk, house } = await inventedStaffDesk(t);
  await desk.ready();
  const tokens = new Map<string, string>();
  for (const role of staffRoles)
    tokens.set(
      role,
      await issueToken(house.database.store, { role, name: `Verzonnen ${role}`, region: null }),
    );
  const refusals = new Map<string, string[]>();
  for (const route of listRoutes(desk).filter((each) => !open.includes(each) && each !== 'POST /afmelden')) {
    const refused: string[] = [];
    for (const [role, token] of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      const { statusCode } = await desk.inject({ ...filledIn(route), headers });
      assert.notEqual(statusCode, 401, `${role} ${route}`);
      if (statusCode === 403) refused.push(role);
    }
    refusals.set(route, refused);
  }
  // The claim desk and the hub's system meet nowhere else than outside.
  for (const [route, refused] of refusals) assert.ok(refused.length > 0, `${route} lets everybody in`);
  for (const route of ['GET /sleutels', 'POST /sleutels/:id/verwijderen'])
    assert.deepEqual(refusals.get(route), ['hub'], route);
  assert.deepEqual(refusals.get('GET /logboek')?.includes('communication'), true);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { listRoutes } from '#api/list-routes.ts';
import { type InventedDesks, inventedDesks } from './invented-desks.ts';

let desks: InventedDesks;

before(async (t) => {
  desks = await inventedDesks(t as never);
});
after(() => desks.close());

/** Every route of the desk with something filled in for its places. */
const routesOf = (app: FastifyInstance) =>
  listRoutes(app).map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, path: path.replace(/:\w+/g, '0'.repeat(64)).replaceAll('*', 'x') };
  });

test('the role claims gets into its own desk and nowhere else: no report, no count, no area', async () => {
  const one = await desks.as('claims', 'Balie vijf');
  const own = /^\/(aanmelden(\/0+)?|afmelden|beloningen(\.csv|\/inname|\/betaling)?|api\/v1\/rewards\/\w+)$/;
  // Their own passkeys, and doors that answer a stranger with the same 401.
  const ofSigningIn = /^\/(aanmelden\/(sleutel|terug)|sleutels(\/.+)?|api\/v1\/passkeys\/own-questions)$/;
  const routes = routesOf(desks.desk);
  assert.ok(routes.length > 60, `${routes.length} routes`);
  const letIn: string[] = [];
  for (const { method, path } of routes) {
    const payload = method === 'POST' ? {} : undefined;
    const stranger = await desks.desk.inject({ method: method as 'GET', url: path, payload });
    // What a stranger gets as well (signing in, what the service is) tells nothing.
    if (stranger.statusCode !== 401) continue;
    const { status } = await one.call(method as 'GET', path, payload);
    if (status !== 403) letIn.push(`${method} ${path} ${status}`);
  }
  const inside = letIn.filter((each) => !ofSigningIn.test(each.split(' ')[1] ?? ''));
  const foreign = inside.filter((each) => !own.test(each.split(' ')[1] ?? ''));
  assert.deepEqual(foreign, []);
  assert.equal(inside.length, 12, inside.join('\n'));
  assert.equal(letIn.length - inside.length, 7, letIn.join('\n'));
});

test('nobody but the claim desk comes to the claim desk', async () => {
  for (const role of ['communication', 'analyst', 'lead', 'hub', 'admin'] as const) {
    const { call, at } = await desks.as(role, `Vreemd ${role}`);
    for (const path of ['/beloningen', '/beloningen.csv', '/api/v1/rewards/ledger'])
      assert.equal((await call('GET', path)).status, 403, `${role} ${path}`);
    for (const step of ['lookups', 'claims', 'payments'] as const)
      assert.equal((await at(step, 'x')).status, 403, `${role} ${step}`);
  }
});

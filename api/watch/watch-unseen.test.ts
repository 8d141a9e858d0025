import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { storeReport } from '#api/reports/report-store.ts';
import { leastViewWorld } from '#api/staff/least-view-world.ts';
import { staffRoles } from '#api/staff/roles.ts';
import { inventedRow } from '#api/storage/invented-reports.ts';

const trace = 'VERZONNEN-ZEGEL-VAN-DE-WACHT-4711';
const row = inventedRow(999, {
  ...{ area_code: 'unknown', phenomenon: 'other', flag: 'watch' },
  sealed: Buffer.from(trace),
});
const id = Buffer.from(row.id).toString('hex');
const reason = 'Dezelfde zaak als in onze regio, zaak 2026-114.';
const traces = [id, trace, Buffer.from(trace).toString('base64')];

let world: Awaited<ReturnType<typeof leastViewWorld>>;
before(async (t) => {
  world = await leastViewWorld(t as never);
});
const watchIsThere = () =>
  storeReport(world.house.database, row, ['watch'], { watchedAtMs: world.clock.nowMs });

/** Every list and figure of the desk; not what changes with every look: the log of looks, and the doors that slow down. */
const lists = () =>
  world.routes.filter((route) => /^GET [^:*]+$/.test(route) && !/logboek|audit-log|aanmelden/.test(route));

test('every list, figure and page of the desk is the same, byte for byte, with a report of the watch and without', async () => {
  assert.ok(lists().length > 30, String(lists().length));
  const all = async () => {
    const told = new Map<string, string>();
    for (const role of staffRoles) {
      const call = await world.as(role, null);
      for (const route of lists()) {
        const { status, text } = await call('GET', route.slice(4));
        told.set(`${role}: ${route}`, `${status} ${text}`);
      }
    }
    return told;
  };
  const without = await all();
  assert.equal(await watchIsThere(), 'inserted');
  const different = [...(await all())].filter(([where, text]) => without.get(where) !== text);
  assert.deepEqual(
    different.map(([where]) => where),
    [],
  );
});

test('who has its id finds it nowhere on the desk, and with a reason neither', async () => {
  await watchIsThere();
  const routes = world.routes.filter((route) => /\/(reports|meldingen)\/:id/.test(route));
  assert.ok(routes.length >= 15, routes.join('\n'));
  for (const role of staffRoles)
    for (const region of [null, world.regions[0] as string]) {
      const call = await world.as(role, region);
      for (const route of routes) {
        const [method, path = ''] = route.split(' ') as ['GET' | 'POST', string];
        const url = path.replace(':id', id).replace(':photo', '0'.repeat(64));
        const body = path.endsWith('openings') ? { reason } : { reason, text: 'Verzonnen vraag?' };
        const { status, text } = await call(method, url, method === 'POST' ? body : undefined);
        const where = `${role} of ${region}, ${route}: ${status}`;
        assert.ok(method === 'GET' ? [403, 404].includes(status) : status >= 400, where);
        for (const each of traces.slice(1)) assert.ok(!text.includes(each), where);
      }
    }
  const kept = await world.store.selectFrom('reports').select('state').where('id', '=', row.id).execute();
  assert.deepEqual(
    kept.map(({ state }) => state),
    ['new'],
  );
});

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import words from '#content/i18n/nl/audit.json' with { type: 'json' };
import { leastViewWorld, type PlantedReport } from './least-view-world.ts';
import { staffRoles } from './roles.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

type World = Awaited<ReturnType<typeof leastViewWorld>>;
let world: World;
before(async (t) => {
  world = await leastViewWorld(t as never);
});

const reason = 'Dezelfde zaak als in onze regio, zaak 2026-114.';

/** What each change wants in its body, so that only role and region can refuse it. */
const bodies: [RegExp, (report: PlantedReport) => object][] = [
  [/transitions$/, () => ({ to: 'known', reason: 'verzonnen' })],
  [/forwarded-texts$/, () => ({ to: 'politie', text: 'Verzonnen tekst' })],
  [/questions$/, () => ({ text: 'Verzonnen vraag?' })],
  [/vragen$/, () => ({ text: 'Verzonnen vraag?', choices: '', checkBack: '' })],
  [/(rewards|beloning)$/, () => ({ amountClass: 'meldpilot-2022', reason: 'verzonnen' })],
  [/.*/, () => ({})],
];
const openings = /openings$|elders$/;

/** Every route that names one report, but those that open one: the router says which there are. */
const ofOneReport = () =>
  world.routes.filter((route) => /\/(reports|meldingen)\/:id/.test(route) && !openings.test(route));

async function ask(call: Awaited<ReturnType<World['as']>>, route: string, report: PlantedReport) {
  const [method, path = ''] = route.split(' ') as ['GET' | 'POST', string];
  const url = path.replace(':id', report.id).replace(':photo', report.photo);
  const body = bodies.find(([pattern]) => pattern.test(path))?.[1](report);
  return call(method, url, method === 'POST' ? body : undefined);
}

/** All that can change about reports, to see that nothing did. */
async function standing() {
  const { store } = world;
  const states = await store.selectFrom('reports').select(['state']).orderBy('id').execute();
  const decisions = await store.selectFrom('reward_decisions').select('state').orderBy('report_id').execute();
  const counts = await Promise.all(
    (['messages', 'forwarded_texts', 'intake_history', 'recall_requests'] as const).map(
      async (table) =>
        (
          await store
            .selectFrom(table)
            .select(({ fn }) => fn.countAll().as('n'))
            .execute()
        )[0]?.n,
    ),
  );
  return JSON.stringify([states, decisions, counts.map(Number)]);
}

test('of every role and region, by every road: no report, photo, message or reward of elsewhere, and no change of one', async () => {
  const before = await standing();
  const routes = ofOneReport();
  assert.ok(routes.length >= 15, routes.join('\n'));
  let asked = 0;
  for (const role of staffRoles)
    for (const region of world.regions) {
      const call = await world.as(role, region);
      for (const report of world.reports.filter((each) => each.region !== region))
        for (const route of routes) {
          const { status, text } = await ask(call, route, report);
          const where = `${role} of ${region}, ${route}, report of ${report.region}`;
          assert.ok(status === 403 || status === 404, `${where}: ${status}`);
          for (const trace of report.traces)
            assert.ok(!text.includes(trace), `${where}: ${trace.slice(0, 30)}`);
          asked += 1;
        }
    }
  assert.ok(asked > 2_000, String(asked));
  assert.equal(await standing(), before);
});

test('roles without business with reports see none of any region, and the others see their own', async () => {
  for (const role of staffRoles)
    for (const region of [null, ...world.regions]) {
      const call = await world.as(role, region, `Verzonnen eigen ${role} ${region}`);
      const report = world.reports.find(
        (each) => each.region === (region ?? world.regions[0]),
      ) as PlantedReport;
      for (const route of ofOneReport().filter((each) => each.startsWith('GET'))) {
        const { status, text } = await ask(call, route, report);
        const where = `${role} of ${region}, ${route}`;
        if (role === 'communication' || role === 'claims') {
          assert.equal(status, 403, where);
          for (const trace of report.traces) assert.ok(!text.includes(trace), where);
        } else if (role === 'analyst' || role === 'lead') assert.equal(status, 200, where);
      }
    }
});

test('lists and figures of who has a region hold that region and nothing else, totals too', async () => {
  for (const region of world.regions)
    for (const role of staffRoles) {
      const call = await world.as(role, region, `Verzonnen lijst ${role} ${region}`);
      const outside = world.reports.filter((each) => each.region !== region);
      const own = world.reports.filter((each) => each.region === region);
      const lists = world.routes.filter((route) => /^GET [^:*]+$/.test(route));
      assert.ok(lists.length > 30, String(lists.length));
      for (const route of lists) {
        const { status, text } = await call('GET', route.slice(4));
        for (const { id, traces } of status === 200 ? outside : [])
          for (const trace of [id, ...traces])
            assert.ok(!text.includes(trace), `${role} of ${region}, ${route}`);
      }
      const queue = await call('GET', '/api/v1/intake/reports');
      if (queue.status === 200)
        assert.equal(JSON.parse(queue.text).total, own.length, `${role} of ${region}`);
      const figures = await call('GET', '/api/v1/densities');
      if (figures.status !== 200) continue;
      const codes = JSON.parse(figures.text).areas.map(({ code }: { code: string }) => code);
      assert.ok(codes.includes(own[0]?.areaCode), `${role} of ${region}`);
      for (const { areaCode } of outside)
        assert.ok(!codes.includes(areaCode), `${role} of ${region}: ${areaCode}`);
    }
});

test('with a reason one report of elsewhere opens for that person and that day, to look at and not to change', async () => {
  const { clock, store, logged } = world;
  const [region = '', other = ''] = world.regions;
  const elsewhere = world.reports.find((each) => each.region === other) as PlantedReport;
  const second = world.reports.find((each) => each.region === world.regions[2]) as PlantedReport;
  const call = await world.as('analyst', region, 'Verzonnen A');
  const colleague = await world.as('analyst', region, 'Verzonnen B');
  const before = await standing();
  const opened = await call('POST', `/api/v1/intake/reports/${elsewhere.id}/openings`, { reason });
  assert.equal(opened.status, 201);
  assert.ok(opened.text.includes(elsewhere.traces[0] as string), 'its seal comes along');
  assert.equal(JSON.parse(opened.text).until, world.day());
  const entry = await store
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', 'open-elsewhere')
    .executeTakeFirstOrThrow();
  assert.deepEqual([entry.name, entry.subject, entry.shown], ['Verzonnen A', elsewhere.id, 1]);
  assert.match(entry.reason, /^sha256:/, 'the words of a reason stand beside the chain');
  assert.equal(logged.filter((event) => event === 'opened-elsewhere').length, 1);
  for (const route of ofOneReport()) {
    const { status } = await ask(call, route, elsewhere);
    assert.equal(status, route.startsWith('GET') ? 200 : 404, route);
    assert.equal((await ask(call, route, second)).status, 404, `${route}: another report stays shut`);
    assert.equal((await ask(colleague, route, elsewhere)).status, 404, `${route}: for a colleague too`);
  }
  assert.equal(await standing(), before);
  const page = JSON.parse((await call('GET', `/meldingen/${elsewhere.id}`)).text);
  assert.deepEqual([page.kind, page.closed, page.reward.closed], ['desk-report', 'elsewhere', 'elsewhere']);
  const log = await (await world.as('lead', null, 'Verzonnen C'))('GET', '/api/v1/audit-log');
  assert.ok(JSON.parse(log.text).entries.some((line: { reason: string }) => line.reason === reason));
  assert.equal((await verifyAuditLog(store)).kind, 'whole');
  clock.nowMs += 86_400_000;
  assert.equal((await call('GET', `/meldingen/${elsewhere.id}`)).status, 404, 'shut again the next day');
  clock.nowMs -= 86_400_000;
});

test('a report of the own region opens by no reason, and the log keeps to those of elsewhere', async () => {
  const [own, other] = [world.reports[0], world.reports[1]];
  assert.ok(own?.region && other);
  const ask = await world.as('analyst', own.region, 'Verzonnen Dichtbij');
  const reason = 'Deze zaak loopt over de grens';
  const api = await ask('POST', `/api/v1/intake/reports/${own.id}/openings`, { reason });
  assert.deepEqual([api.status, api.code], [409, 'in-own-region']);
  assert.ok(own.traces.every((trace) => !api.text.includes(trace)));
  assert.equal((await ask('GET', `/meldingen/${own.id}`)).status, 200, 'the ordinary way stays open');
  assert.equal((await ask('POST', `/api/v1/intake/reports/${other.id}/openings`, { reason })).status, 201);
  const entries = await world.store
    .selectFrom('audit_log')
    .select(['action', 'subject', 'reason'])
    .where('name', '=', 'Verzonnen Dichtbij')
    .orderBy('number')
    .execute();
  assert.deepEqual(
    entries.map(({ action, subject, reason: kept }) => [action, subject, kept !== '']),
    [
      ['open-report', own.id, false],
      ['open-elsewhere', other.id, true],
    ],
  );
});

test('a reason that is short, long or tells something of a report opens nothing and is not kept', async () => {
  const [region = '', other = ''] = world.regions;
  const { id } = world.reports.find((each) => each.region === other) as PlantedReport;
  const call = await world.as('lead', region, 'Verzonnen D');
  const path = `/api/v1/intake/reports/${id}/openings`;
  const faultOf = async (typed: unknown) => {
    const { status, text } = await call('POST', path, { reason: typed });
    assert.equal(status, 400);
    return JSON.parse(text).errors[0].code;
  };
  assert.equal(await faultOf('te kort'), 'too-short');
  assert.equal(await faultOf('x'.repeat(301)), 'too-long');
  assert.equal(await faultOf('          '), 'required');
  assert.equal(await faultOf('Mijn buurman belde mij op 06-12345678 over deze zaak'), 'tells-too-much');
  assert.equal((await call('POST', path, { reason, more: 1 })).status, 400);
  assert.equal((await call('GET', `/meldingen/${id}`)).status, 404);
  const kept = await world.store
    .selectFrom('audit_log')
    .select('number')
    .where('name', '=', 'Verzonnen D')
    .execute();
  assert.deepEqual(kept, []);
});

test('a report of elsewhere and one that is nowhere get the same form, and the form leads to the page', async () => {
  const [region = '', other = ''] = world.regions;
  const { id } = world.reports.find((each) => each.region === other) as PlantedReport;
  const call = await world.as('analyst', region, 'Verzonnen E');
  const nowhere = 'ab'.repeat(32);
  const [one, two] = [await call('GET', `/meldingen/${id}`), await call('GET', `/meldingen/${nowhere}`)];
  assert.deepEqual([one.status, two.status], [404, 404]);
  assert.equal(one.text, two.text.replaceAll(nowhere, id));
  assert.equal(JSON.parse(one.text).kind, 'desk-elsewhere');
  const missing = await call('POST', '/meldingen/elders', { csrf: 'x', id: nowhere, reason });
  assert.deepEqual([missing.status, JSON.parse(missing.text).fields], [404, { id: nowhere, reason }]);
  const faulty = await call('POST', '/meldingen/elders', { csrf: 'x', id: 'kort', reason: 'kort' });
  assert.deepEqual(
    JSON.parse(faulty.text).problems.map(({ field }: { field: string }) => field),
    ['reason', 'id'],
  );
  assert.equal((await call('POST', '/meldingen/elders', { csrf: 'x', id, reason })).status, 303);
  assert.equal((await call('GET', `/meldingen/${id}`)).status, 200);
});

test('only an analyst or lead of a region can give a reason; whoever has none, needs none', async () => {
  const [region = '', other = ''] = world.regions;
  const { id } = world.reports.find((each) => each.region === other) as PlantedReport;
  for (const role of staffRoles)
    for (const home of [region, null]) {
      const call = await world.as(role, home, `Verzonnen F ${role} ${home}`);
      const { status } = await call('POST', `/api/v1/intake/reports/${id}/openings`, { reason });
      const may = home !== null && (role === 'analyst' || role === 'lead');
      assert.equal(status, may ? 201 : 403, `${role} of ${home}`);
      const page = await call('GET', '/meldingen/elders');
      assert.equal(page.status, role === 'analyst' || role === 'lead' ? 200 : 403, role);
    }
});

test('what a reason opens counts in the budget of the day, and past it nothing opens', async (t) => {
  const small = await leastViewWorld(t, 2);
  const [region = ''] = small.regions;
  const call = await small.as('analyst', region, 'Verzonnen G');
  const statuses: number[] = [];
  for (const { id } of small.reports.filter((each) => each.region !== region).slice(0, 3))
    statuses.push((await call('POST', `/api/v1/intake/reports/${id}/openings`, { reason })).status);
  assert.deepEqual(statuses, [201, 201, 429]);
  assert.ok(small.logged.includes('view-budget-reached'));
});

test('every role that stands in the audit log has its word there', () => {
  assert.deepEqual(Object.keys(words.roles).toSorted(), [...staffRoles, 'command'].toSorted());
});

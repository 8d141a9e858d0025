import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AreaFiles } from './make-area-set.ts';
import { describeChanges } from './refresh-diff.ts';
import { unite, worldOn } from './refresh-stand-in.ts';
import { mergedWorld, municipality, present, refreshed } from './refresh-worlds.ts';

const setOf = (changes: { after: AreaFiles }[], year: number) =>
  changes.find((change) => change.after.year === year)?.after.full;
const codes = (full?: AreaFiles['full']) => full?.areas.map(({ code }) => code).sort();
const populationOf = (full?: AreaFiles['full']) =>
  full?.areas.reduce((sum, { figures }) => sum + (figures.population?.[0] ?? 0), 0);

test('new figures for the same borders change figures only, in this set and in the concept after it', async () => {
  const world = worldOn('2026-12-31', 2026);
  const changes = await refreshed(world);
  assert.deepEqual(
    changes.map(({ after }) => after.year),
    [2026, 2027],
  );
  const [one, two] = [setOf(changes, 2026), setOf(changes, 2027)];
  assert.deepEqual(codes(one), codes(present[0]?.full));
  assert.deepEqual(codes(two), codes(present[1]?.full));
  const expected = world.municipalities.reduce((sum, { population }) => sum + population, 0);
  assert.deepEqual([populationOf(one), populationOf(two)], [expected, expected]);
  for (const [at, set] of [one, two].entries())
    for (const area of set?.areas ?? []) {
      const was = present[at]?.full.areas.find(({ code }) => code === area.code);
      assert.deepEqual([area.validFrom, area.validTo], [was?.validFrom, was?.validTo], area.code);
    }
  assert.equal(one?.validFrom, '2022-03-24');
  assert.deepEqual(one?.areas[0]?.figures.farms?.slice(1), [2025, 'farms-80781ned']);
  assert.equal(one?.sources['farms-80781ned']?.year, 2025);
  assert.ok(one?.sources['kwb-2026'] && one.sources['cbs-boundaries-2026'] && !one.sources['kwb-2024']);
  const lines = describeChanges(present[0] as AreaFiles, changes[0]?.after as AreaFiles);
  assert.ok(
    lines.some((line) =>
      /GM0358 Aalsmeer: population 33279 \(2024\) → 33612 \(2026\) \(\+1\.0 %\)/.test(line),
    ),
  );
  assert.ok(!lines.some((line) => /border|golden|gone|new$/.test(line)), lines.join('\n'));
  assert.ok(world.requests.filter((url) => url.includes('gemeente_gegeneraliseerd')).length > 1, 'pages');
});

test('a municipality that went up in another is found by its land, and the concept becomes a fact', async () => {
  const changes = await refreshed(mergedWorld());
  const set = setOf(changes, 2027);
  assert.equal(set?.concept, false);
  assert.deepEqual(set?.successors, { GM1696: 'GM0402' });
  assert.equal(setOf(changes, 2026), undefined, 'the set before it ended there already');
  const hilversum = set?.areas.find(({ code }) => code === 'GM0402');
  assert.deepEqual([hilversum?.validFrom, hilversum?.validTo], ['2027-01-01', null]);
  assert.deepEqual(hilversum?.figures.urbanity?.slice(1), [2027, 'kwb-2027']);
});

test('a merger that does not come about keeps the municipality, and takes the end out of the set before', async () => {
  const changes = await refreshed(worldOn('2026-12-31', 2027));
  assert.ok(codes(setOf(changes, 2027))?.includes('GM1696'));
  assert.deepEqual(setOf(changes, 2027)?.successors, {});
  for (const code of ['GM1696', 'GM0402'])
    assert.equal(setOf(changes, 2026)?.areas.find((area) => area.code === code)?.validTo, null);
  const lines = describeChanges(
    present[1] as AreaFiles,
    changes.find(({ after }) => after.year === 2027)?.after as AreaFiles,
  );
  assert.ok(lines.includes('+ GM1696 Wijdemeren, Gooi en Vechtstreek: new'), lines.join('\n'));
  assert.ok(lines.some((line) => /GM0402 Hilversum: border, \+0\.\d\d km² and -\d\d\.\d\d km²/.test(line)));
  assert.ok(lines.some((line) => /^! golden place .*: GM0402 → GM1696/.test(line)));
});

test('a year after the last set begins a new one, with the figures of the year before when asked', async () => {
  const world = mergedWorld();
  world.year = 2028;
  await assert.rejects(
    refreshed(world, { figuresYear: 2028 }),
    /no figures per municipality for 2028.*--figures/,
  );
  const set = setOf(await refreshed(world), 2028);
  assert.equal(set?.validFrom, '2028-01-01');
  assert.deepEqual(set?.areas[0]?.figures.population?.slice(1), [2027, 'kwb-2027']);
});

test('what CBS does not know (-99999999) stays as it was, with its own year and source', async () => {
  const world = worldOn('2026-12-31', 2026);
  municipality(world, 'GM0448').households = -99_999_999;
  municipality(world, 'GM0448').farms = null;
  world.ogc = false;
  const texel = setOf(await refreshed(world), 2026)?.areas.find(({ code }) => code === 'GM0448');
  assert.deepEqual(
    texel?.figures.households,
    present[0]?.full.areas.find(({ code }) => code === 'GM0448')?.figures.households,
  );
  assert.deepEqual(texel?.figures.farms?.slice(1), [2024, 'farms-80781ned']);
  assert.deepEqual(texel?.figures.population?.slice(1), [2026, 'kwb-2026']);
  assert.ok(
    world.requests.some((url) => url.includes('startIndex=20')),
    'the WFS goes on by startIndex',
  );
});

test('a new municipality takes the region of those that went on in it, or needs a name when they differ', async () => {
  const world = worldOn('2026-12-31', 2027);
  const first = municipality(world, 'GM0394');
  const parts = [first, municipality(world, 'GM0358')];
  const joined = { ...first, code: 'GM9996', name: 'Samenland', polygons: unite(parts), farms: null };
  for (const key of ['population', 'households', 'landKm2'] as const)
    joined[key] = parts.reduce((sum, part) => sum + part[key], 0);
  world.municipalities = [...world.municipalities.filter((one) => !parts.includes(one)), joined];
  await assert.rejects(
    refreshed(world),
    /safety region of GM9996 is not known: name it with --region GM9996=VR…/,
  );
  const set = setOf(await refreshed(world, { regions: { GM9996: 'VR12' } }), 2027);
  assert.deepEqual(set?.successors, { GM0358: 'GM9996', GM0394: 'GM9996' });
  const area = set?.areas.find(({ code }) => code === 'GM9996');
  assert.deepEqual([area?.slug, area?.region?.code, area?.validFrom], ['samenland', 'VR12', '2027-01-01']);
  assert.deepEqual(area?.figures.farms, [
    ['GM0394', 'GM0358']
      .map((code) => present[0]?.full.areas.find((one) => one.code === code)?.figures.farms?.[0] ?? 0)
      .reduce((sum, farms) => sum + farms),
    ...[2024, 'farms-80781ned'],
  ]);
});

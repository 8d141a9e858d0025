import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaIndex } from '#api/indicators/area-index.ts';
import { decideLayer } from '#api/indicators/decide-layer.ts';
import { readIndicator, readIndicators } from '#api/indicators/read-indicators.ts';
import { shippedLayers } from '#api/indicators/shipped-layers.ts';
import { storeLayer } from '#api/indicators/store-layer.ts';
import { weighLayer } from '#api/indicators/weigh-layer.ts';
import type { Author } from '#api/staff/author.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';
import type { Database } from '../database.ts';
import type { OpenFresh } from '../test-databases.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');
const author = (name: string): Author => ({
  member: { tokenId: `token of ${name}`, name },
  day: '2026-11-22',
});
const [maker, colleague] = [author('Verzonnen Maker'), author('Verzonnen Collega')];
const words = { role: 'verzonnen privacyfunctionaris', reason: 'verzonnen reden' };
const codes = areasOn('2026-11-22').flatMap(({ code, kind }) => (kind === 'municipality' ? [code] : []));

function inventedLayer(name: string, changed: Partial<IndicatorLayer> = {}): IndicatorLayer {
  return {
    ...{ name, title: { nl: `Verzonnen laag ${name}` }, unit: 'dingen', per: 'none', direction: 1 },
    ...{ incident: false, geoScheme: 'gemeente', year: 2025, definition: 'Verzonnen cijfers voor een test.' },
    ...{ publisher: 'Niemand', sourceTitle: 'Verzonnen', address: 'https://voorbeeld.nl/laag' },
    ...{ readOn: '2026-01-01', areaVintage: '2026-01-01' },
    values: Object.fromEntries(codes.map((code, at) => [code, at])),
    ...changed,
  };
}
const approve = (database: Database, name: string, version: number, by = colleague) =>
  decideLayer(database, { name, version, kind: 'approved', ...words }, by);
const weigh = (database: Database, name: string, weight: number) =>
  weighLayer(database, { name, weight, reason: 'verzonnen reden' }, maker);
/** A layer that counts: stored, approved by a colleague and given a weight. */
async function count(database: Database, layer: IndicatorLayer): Promise<void> {
  await storeLayer(database, layer, null, maker);
  assert.equal(await approve(database, layer.name, 1), 'done');
  assert.equal(await weigh(database, layer.name, 3), 'done');
}
const total = async ({ store }: Database) => (await areaIndex(store, nowMs))[0]?.layersTotal;

/** Versions, four eyes and weights of the layers of indicators. */
export function indicatorsContract(fresh: OpenFresh): void {
  test('what comes with the software waits for approval, and nothing counts until then', async (t) => {
    const { database } = await fresh(t);
    const indicators = await readIndicators(database.store);
    assert.deepEqual(
      indicators.map(({ name }) => name),
      [...shippedLayers.keys()],
    );
    assert.ok(indicators.every(({ approved, weights }) => approved === null && weights.length === 1));
    const areas = await areaIndex(database.store, nowMs);
    assert.equal(areas.length, codes.length);
    assert.ok(areas.every(({ index, layersTotal }) => index === null && layersTotal === 0));
    assert.equal(await approve(database, 'households', 0), 'done');
    assert.equal(await total(database), 1);
  });

  test('a new version leaves the older ones, and counts only once it is approved itself', async (t) => {
    const { database } = await fresh(t);
    await count(database, inventedLayer('barns'));
    const before = await areaIndex(database.store, nowMs);
    const turned = inventedLayer('barns', { direction: -1 });
    assert.deepEqual(await storeLayer(database, turned, 1, maker), { kind: 'stored', version: 2 });
    assert.deepEqual(await areaIndex(database.store, nowMs), before);
    assert.equal(await approve(database, 'barns', 2), 'done');
    const after = await areaIndex(database.store, nowMs);
    for (const [at, area] of after.entries())
      assert.ok(Math.abs((area.index as number) + (before[at]?.index as number) - 100) < 1e-12);
    const { versions } = (await readIndicator(database.store, 'barns')) ?? {};
    assert.deepEqual(
      versions?.map(({ version }) => version),
      [2, 1],
    );
  });

  test('a withdrawn version stays to be seen, and the one before it counts again', async (t) => {
    const { database } = await fresh(t);
    await count(database, inventedLayer('barns'));
    const before = await areaIndex(database.store, nowMs);
    await storeLayer(database, inventedLayer('barns', { direction: -1 }), 1, maker);
    await approve(database, 'barns', 2);
    const withdrawal = { name: 'barns', version: 2, kind: 'withdrawn', ...words } as const;
    assert.equal(await decideLayer(database, withdrawal, maker), 'done');
    assert.equal(await decideLayer(database, withdrawal, maker), 'decided');
    assert.equal(await approve(database, 'barns', 2), 'decided');
    assert.deepEqual(await areaIndex(database.store, nowMs), before);
    const { versions, current } = (await readIndicator(database.store, 'barns')) ?? {};
    assert.equal(versions?.[0]?.withdrawal?.reason, 'verzonnen reden');
    assert.equal(current?.version, 1);
  });

  test('who added a version does not approve it, whatever they are called', async (t) => {
    const { database } = await fresh(t);
    await storeLayer(database, inventedLayer('barns'), null, maker);
    const renamed = { ...maker, member: { ...maker.member, name: 'Verzonnen Ander' } };
    const again = { ...maker, member: { tokenId: 'other', name: `  ${maker.member.name.toUpperCase()}` } };
    for (const same of [renamed, again]) assert.equal(await approve(database, 'barns', 1, same), 'own-work');
    assert.equal(await approve(database, 'barns', 1, colleague), 'done');
    assert.equal(await approve(database, 'barns', 1, colleague), 'decided');
    assert.equal(await approve(database, 'barns', 2), 'unknown');
    assert.equal(await approve(database, 'sheds', 1), 'unknown');
  });

  test('an approval is of these values: when they change in the table itself, it is gone', async (t) => {
    const { database } = await fresh(t);
    await count(database, inventedLayer('barns'));
    assert.equal(await total(database), 1);
    const layer = JSON.stringify(inventedLayer('barns', { year: 2024 }));
    await database.store.updateTable('indicator_versions').set({ layer }).execute();
    assert.equal(await total(database), 0);
  });

  test('two who confirm against the same version: one is stored, the other must look again', async (t) => {
    const { database } = await fresh(t);
    const stored = await Promise.all(
      [maker, colleague].map((by) => storeLayer(database, inventedLayer('barns'), null, by)),
    );
    assert.deepEqual(stored.map(({ kind }) => kind).sort(), ['changed', 'stored']);
    assert.deepEqual(await storeLayer(database, inventedLayer('barns'), 7, maker), { kind: 'changed' });
  });

  test('every weight stays with its author, day and reason, and the newest holds', async (t) => {
    const { database } = await fresh(t);
    for (const weight of [4, 0, 2]) assert.equal(await weigh(database, 'farms', weight), 'done');
    const farms = await readIndicator(database.store, 'farms');
    assert.equal(farms?.weight, 2);
    assert.deepEqual(
      farms?.weights.map(({ weight, madeByName }) => [weight, madeByName]),
      [
        [2, 'Verzonnen Maker'],
        [0, 'Verzonnen Maker'],
        [4, 'Verzonnen Maker'],
        [shippedLayers.get('farms')?.weight.weight, 'NH Drugsalert'],
      ],
    );
    assert.equal(await weigh(database, 'sheds', 1), 'unknown');
  });

  test('a ninth layer gets no weight before another lost its own', async (t) => {
    const { database } = await fresh(t);
    const counting = async () =>
      (await readIndicators(database.store)).filter(({ weight }) => weight > 0).length;
    for (let at = 0; (await counting()) < 8; at += 1) {
      await storeLayer(database, inventedLayer(`layer-${at}`), null, maker);
      assert.equal(await weigh(database, `layer-${at}`, 1), 'done');
    }
    await storeLayer(database, inventedLayer('last'), null, maker);
    assert.equal(await weigh(database, 'last', 1), 'too-many');
    assert.equal(await weigh(database, 'farms', 0), 'done');
    assert.equal(await weigh(database, 'last', 1), 'done');
  });

  test('a layer of incidents never counts in proposals, approved or not', async (t) => {
    const { database } = await fresh(t);
    await count(database, inventedLayer('labs', { incident: true }));
    assert.equal(await total(database), 0);
  });
}

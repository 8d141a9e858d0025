import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { areasOn } from '../areas/area-sets.ts';
import { layerFile } from './indicator-layer.schema.ts';
import { indicatorLayers } from './indicator-layers.ts';

test('every layer file is in the list under its own name', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
  const names = indicatorLayers.map(({ name }) => `${name}.json`);
  assert.deepEqual(names.toSorted(), files.toSorted());
});

for (const layer of indicatorLayers) {
  test(`${layer.name}: a value or null for every municipality of its borders, and for nothing else`, () => {
    const codes = areasOn(layer.areaVintage)
      .filter(({ kind }) => kind === 'municipality')
      .map(({ code }) => code);
    assert.deepEqual(Object.keys(layer.values).sort(), codes.sort());
    const known = Object.values(layer.values).filter((value) => value !== null);
    assert.ok(new Set(known).size > 3, 'a layer that hardly varies says nothing');
    assert.ok(layer.readOn >= `${layer.year}-01-01`, 'read before its year began');
  });
}

test('what comes with the software waits for the privacy officers, and no more than eight layers count', () => {
  for (const { approvedBy } of indicatorLayers) assert.equal(approvedBy, null);
  const counting = indicatorLayers.filter(({ defaultWeight }) => defaultWeight.weight > 0);
  assert.ok(counting.length >= 3 && counting.length <= 8);
});

test('the weights that nobody chose yet are not rural only', () => {
  const weightOf = (...names: string[]) =>
    indicatorLayers
      .filter(({ name }) => names.includes(name))
      .reduce((sum, { defaultWeight }) => sum + defaultWeight.weight, 0);
  assert.ok(weightOf('households', 'business-establishments') > weightOf('farms', 'rural'));
});

test('where the areas hold the same figure of the same year, both say the same', () => {
  const figures = { farms: 'farms', households: 'households', rural: 'urbanity' } as const;
  for (const [name, figure] of Object.entries(figures)) {
    const layer = indicatorLayers.find((one) => one.name === name);
    for (const { code, figures: facts } of areasOn(layer?.areaVintage ?? '')) {
      const fact = facts[figure];
      if (fact && fact.year === layer?.year)
        assert.equal(layer.values[code], fact.value, `${name} of ${code}`);
    }
  }
});

test('a layer with a negative value, an unknown field or no source is refused', () => {
  const [layer] = indicatorLayers;
  assert.ok(layer);
  for (const wrong of [{ values: { GM0363: -1 } }, { colour: 'red' }, { address: 'somewhere' }, { year: 24 }])
    assert.equal(layerFile.safeParse({ ...layer, ...wrong }).success, false, JSON.stringify(wrong));
});

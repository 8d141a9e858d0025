import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaByCode, areaCodeOn, areaSources, areasOn, findArea, isConcept } from './area-sets.ts';

const population = (day: string) =>
  areasOn(day).reduce((total, { figures }) => total + (figures.population?.value ?? 0), 0);

test('the population of the province is the published figure of 1 January 2024', () => {
  assert.equal(population('2026-11-22'), 2_976_487);
});

test('a merger moves people, households, land and farms but loses none', () => {
  for (const key of ['population', 'households', 'landKm2', 'farms'] as const) {
    const [before, after] = ['2026-12-31', '2027-01-01'].map((day) =>
      areasOn(day).reduce((total, { figures }) => total + (figures[key]?.value ?? 0), 0),
    ) as [number, number];
    assert.ok(Math.abs(before - after) < 0.001, `${key}: ${before} and ${after}`);
  }
});

test('the planned merger begins on 1 January 2027 and says that it is a concept', () => {
  assert.equal(areaByCode('GM1696', '2026-12-31').validTo, '2026-12-31');
  assert.equal(findArea('GM1696', '2027-01-01'), null);
  assert.equal(areaByCode('GM0402', '2027-01-01').validFrom, '2027-01-01');
  assert.equal(areaCodeOn('GM1696', '2027-06-30'), 'GM0402');
  assert.equal(areaCodeOn('GM1696', '2026-06-30'), 'GM1696');
  assert.deepEqual([isConcept('2026-12-31'), isConcept('2027-01-01')], [false, true]);
});

test('an area that does not change has the same validity in both sets', () => {
  assert.deepEqual(areaByCode('GM0448', '2027-01-01'), areaByCode('GM0448', '2026-01-01'));
});

test('an unknown code, an impossible day and a day before the first set are refused with a clear message', () => {
  assert.throws(() => areaByCode('GM9999', '2026-01-01'), /Unknown area code "GM9999" on 2026-01-01/);
  assert.throws(() => areaCodeOn('GM9999', '2026-01-01'), /GM9999/);
  assert.throws(() => areasOn('2026-1-1'), /"2026-1-1" is not a day/);
  assert.throws(() => areasOn('1999-01-01'), /No areas are known on 1999-01-01/);
});

test('official names, readable slugs and codes are unique', () => {
  const areas = areasOn('2026-11-22');
  assert.equal(areaByCode('GM0373', '2026-11-22').name, 'Bergen (NH.)');
  assert.equal(areaByCode('GM0417', '2026-11-22').name, 'Laren (NH.)');
  assert.equal(areaByCode('GM1980', '2026-11-22').slug, 'dijk-en-waard');
  for (const key of ['code', 'name', 'slug'] as const) {
    assert.equal(new Set(areas.map((area) => area[key])).size, areas.length, key);
  }
});

test('every municipality has a safety region and figures with year and described source; waters are indicative', () => {
  for (const day of ['2026-11-22', '2027-01-01']) {
    const sources = areaSources(day);
    for (const { code, kind, region, figures, indicative } of areasOn(day)) {
      assert.equal(indicative, kind === 'water', code);
      assert.equal(region === null, kind === 'water', code);
      for (const figure of Object.values(figures)) {
        assert.equal(figure === null, kind === 'water', code);
        if (figure) assert.ok(figure.year >= 2020 && figure.value >= 0 && sources[figure.source], code);
      }
    }
  }
});

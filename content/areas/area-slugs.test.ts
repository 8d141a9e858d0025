import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaSetDays, areasOn } from './area-sets.ts';
import { areaSlug } from './area-slug.ts';
import { areaOfSlug, formerAreasOf, presentArea } from './area-slugs.ts';

test('a name becomes an address of small letters, without marks or signs', () => {
  for (const [name, slug] of [
    ['Haarlemmermeer', 'haarlemmermeer'],
    ['Bergen (NH.)', 'bergen-nh'],
    ['Dijk en Waard', 'dijk-en-waard'],
    ['’s-Graveland', 's-graveland'],
    ["'s-Gravenhage", 's-gravenhage'],
    ['Súdwest-Fryslân', 'sudwest-fryslan'],
    ['Één én twee', 'een-en-twee'],
  ] as const)
    assert.equal(areaSlug(name), slug);
});

test('in every set each area has an address of its own, whatever its kind, made from its name', () => {
  for (const day of areaSetDays) {
    const slugs = areasOn(day).map(({ slug }) => slug);
    assert.equal(new Set(slugs).size, slugs.length, day);
    for (const { name, slug } of areasOn(day)) {
      assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(areaSlug(name).startsWith(slug), `${name}: ${slug}`);
    }
  }
});

test('every address finds its own area, and an invented one finds nothing', () => {
  for (const day of areaSetDays)
    for (const area of areasOn(day)) assert.deepEqual(areaOfSlug(area.slug, day), { kind: 'area', area });
  for (const slug of ['atlantis', '', 'TEXEL', '../texel'])
    assert.equal(areaOfSlug(slug, '2026-11-22'), null);
});

test('the address of a municipality that was joined to another leads there from that day on', () => {
  const before = areaOfSlug('wijdemeren', '2026-12-31');
  assert.ok(before?.kind === 'area' && before.area.code === 'GM1696');
  const after = areaOfSlug('wijdemeren', '2027-01-01');
  assert.ok(after?.kind === 'moved' && after.to.slug === 'hilversum');
});

test('an area knows who went up in it, and since when', () => {
  assert.deepEqual(formerAreasOf('GM0402', '2026-12-31'), []);
  assert.deepEqual(formerAreasOf('GM0402', '2027-01-01'), [
    { code: 'GM1696', name: 'Wijdemeren', since: '2027-01-01' },
  ]);
  assert.deepEqual(formerAreasOf('GM0448', '2027-01-01'), []);
});

test('a code of before a boundary change means the area that goes on', () => {
  assert.equal(presentArea('GM1696', '2026-12-31')?.name, 'Wijdemeren');
  assert.equal(presentArea('GM1696', '2027-01-01')?.name, 'Hilversum');
  assert.equal(presentArea('GM9999', '2027-01-01'), null);
});

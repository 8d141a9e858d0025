import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areasOn, findArea } from './area-sets.ts';
import { neighboursOn } from './neighbours.ts';

const days = ['2026-11-22', '2027-01-01'];
const namesAround = (code: string, day = '2026-11-22') =>
  (neighboursOn(day).get(code) ?? []).map((other) => findArea(other, day)?.name).sort();

test('Texel is an island: it has no neighbours, and no other municipality is without', () => {
  for (const day of days) {
    const alone = [...neighboursOn(day)].filter(([, others]) => others.length === 0).map(([code]) => code);
    assert.deepEqual(alone, ['GM0448'], day);
  }
});

test('the neighbours of Den Helder, Haarlem and Zandvoort are those of any road map', () => {
  assert.deepEqual(namesAround('GM0400'), ['Hollands Kroon', 'Schagen']);
  assert.deepEqual(namesAround('GM0392'), ['Bloemendaal', 'Haarlemmermeer', 'Heemstede', 'Velsen']);
  assert.deepEqual(namesAround('GM0473'), ['Bloemendaal']);
});

test('who is a neighbour has one, nobody is their own, and no water is among them', () => {
  for (const day of days) {
    const around = neighboursOn(day);
    const lands = areasOn(day).filter(({ kind }) => kind === 'municipality');
    assert.deepEqual([...around.keys()].sort(), lands.map(({ code }) => code).sort());
    for (const [code, others] of around) {
      assert.ok(!others.includes(code), code);
      for (const other of others) assert.ok(around.get(other)?.includes(code), `${code} and ${other}`);
    }
  }
});

test('a municipality that goes up in another leaves its neighbours to it', () => {
  assert.ok(neighboursOn('2026-12-31').get('GM1696')?.includes('GM0402'));
  assert.equal(neighboursOn('2027-01-01').get('GM1696'), undefined);
  const inherited = neighboursOn('2026-12-31').get('GM1696') ?? [];
  const after = neighboursOn('2027-01-01').get('GM0402') ?? [];
  assert.ok(inherited.filter((code) => code !== 'GM0402').every((code) => after.includes(code)));
});

test('the same day gives the same answer without working again', () => {
  assert.equal(neighboursOn('2026-11-22'), neighboursOn('2026-10-01'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndicatorTable, ShownArea, ShownLayer } from '#api/indicators/indicator-page.schema.ts';
import density from '#content/i18n/nl/density.json' with { type: 'json' };
import indicators from '#content/i18n/nl/indicators.json' with { type: 'json' };
import { createTranslator } from '../../translate.ts';
import { bandInWords, conclusionOf, inNumbers, newAtTop } from './indicator-words.ts';
import { bar, barParts, stackedLayers } from './stacked-layers.ts';

const t = createTranslator({ nl: { density, indicators } }, 'nl');

function area(code: string, changed: Partial<ShownArea> = {}): ShownArea {
  return {
    ...{
      code,
      name: `Dorp ${code}`,
      population: 1,
      index: 50,
      layersUsed: 2,
      contributions: {},
      incidents: {},
    },
    ...{ rank: 5, rankLow: 2, rankHigh: 9, topShare: 0.5, ...changed },
  };
}
const layer = (name: string, stacked = true) => ({ name, stacked, title: name, weight: 1 }) as ShownLayer;
const table = (areas: ShownArea[], layers = [layer('a'), layer('b')]) =>
  ({ areas, layers, layersTotal: layers.filter(({ stacked }) => stacked).length }) as IndicatorTable;
const conclusion = (found: IndicatorTable) => conclusionOf(found, t).replaceAll(/<\/?mark>/g, '');

test('the conclusion counts areas that stay on top whatever the weights, and names no ranks', () => {
  const top = area('1', { topShare: 0.9 });
  assert.equal(
    conclusion(table([top, area('2', { topShare: 0.89 })])),
    'Eén gemeente staat in bijna elke weging bij de tien hoogste.',
  );
  assert.match(conclusion(table([top, top])), /^Twee gemeenten staan in bijna elke weging/);
  assert.match(conclusion(table([area('2')])), /^Geen enkele gemeente staat in bijna elke weging/);
  assert.match(conclusion(table([top], [layer('a', false)])), /^Er telt nog geen laag mee\.$/);
});

test('the band of an area is words and places; without an index there is none', () => {
  assert.deepEqual(bandInWords(area('1', { topShare: 0.95 }), t), {
    kind: 'often',
    words: 'bij de 10 hoogste in ≥ 90 % van de wegingen',
    places: 'plaats 2 tot 9',
  });
  assert.equal(bandInWords(area('1', { topShare: 0.1 }), t)?.kind, 'seldom');
  const shared = bandInWords(area('1', { rankLow: 1.5, rankHigh: 1.5 }), t);
  assert.deepEqual([shared?.kind, shared?.places], ['depends', 'plaats 1,5']);
  assert.equal(bandInWords(area('1', { topShare: null, rankLow: null, rankHigh: null }), t), null);
});

test('the parts of a bar stand end to end in the order of the layers, and together are the index', () => {
  const layers = stackedLayers(table([], [layer('a'), layer('off', false), layer('b'), layer('c')]));
  assert.deepEqual(
    layers.map(({ letter, tone }) => `${letter} ${tone}`),
    ['A tone-1', 'B tone-2', 'C tone-3'],
  );
  const parts = barParts({ c: 40, a: 10, b: 0 }, layers);
  assert.deepEqual(
    parts.map(({ letter, x }) => [letter, x]),
    [
      ['A', 0],
      ['C', bar.width * 0.1],
    ],
  );
  const end = parts.reduce((sum, { width }) => sum + width, 0);
  assert.equal(end, bar.width / 2);
  assert.deepEqual(
    barParts({ a: 1, b: 30 }, layers).map(({ lettered }) => lettered),
    [false, true],
  );
});

test('a layer that the index hangs on brings other areas to the top when it is left out', () => {
  const areas = [
    area('1', { rank: 3 }),
    area('2', { rank: 11 }),
    area('3', { rank: 12 }),
    area('4', { rank: null }),
  ];
  assert.equal(newAtTop(areas, { 1: 12, 2: 4, 3: 13, 4: null }), 1);
  assert.equal(newAtTop(areas, { 1: 3, 2: 11, 3: 12 }), 0);
});

test('a value is written as it was typed', () => {
  assert.deepEqual([inNumbers(12.5), inNumbers(1234), inNumbers(0)], ['12,5', '1.234', '0']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DensityArea, DensityState } from '#api/rendered-page.schema.ts';
import words from '#content/i18n/nl/density.json' with { type: 'json' };
import { createTranslator } from '../../translate.ts';
import { addressOf, densityColumns, nextSort, sortedAs } from './density-address.ts';
import { classOf } from './density-class.ts';
import { mapAreas, mapDay, mapSize } from './density-map.ts';
import { conclusionOf, inTwoDecimals, inWhole, periodInWords } from './density-words.ts';
import { axis, placeOf } from './interval-axis.ts';
import { mapTexts } from './map-names.ts';

const t = createTranslator({ nl: { density: words } }, 'nl');

function area(code: string, state: DensityState, ratio = 1, expected = 10): DensityArea {
  const figures = {
    observed: 1,
    population: 1,
    rate: 1,
    rateInterval: null,
    interval: [0, 9] as [number, number],
  };
  return { code, name: `Dorp ${code}`, kind: 'municipality', expected, ratio, state, ...figures };
}
const areasOf = (...states: DensityState[]) => states.map((state, at) => area(String(at), state));
const plain = (html: string) => html.replaceAll(/<\/?mark>/g, '');
const conclusion = (areas: DensityArea[]) => plain(conclusionOf(areas, t));

test('the conclusion is a sentence with small numbers in words', () => {
  const eight = areasOf(...Array<DensityState>(8).fill('too-little-expected'));
  assert.equal(
    conclusion([...areasOf('fewer', 'fewer', 'fewer', 'more'), ...eight]),
    'In drie gemeenten komen minder meldingen binnen dan wij verwachten. Over acht kunnen wij niets zeggen.',
  );
  assert.equal(
    conclusion(areasOf('fewer', 'too-little-expected')),
    'In één gemeente komen minder meldingen binnen dan wij verwachten. Over één gemeente kunnen wij niets zeggen.',
  );
  assert.equal(
    conclusion(areasOf('not-remarkable', 'more')),
    'In geen enkele gemeente komen duidelijk minder meldingen binnen dan wij verwachten.',
  );
  assert.match(conclusion(areasOf(...Array<DensityState>(13).fill('fewer'))), /^In 13 gemeenten /);
});

test('without anything to say the conclusion says that, and not that all is well', () => {
  assert.match(
    conclusion(areasOf('too-little-expected', 'too-little-expected')),
    /^Over geen enkele gemeente kunnen wij/,
  );
  assert.match(
    conclusion([area('0', 'too-little-expected', 1, 0)]),
    /^Uit de gemeenten kwamen in deze periode geen meld/,
  );
});

test('the five classes keep their limits, and too little expected has none', () => {
  const classes = [0.49, 0.5, 0.74, 0.75, 1.33, 1.34, 2, 2.01].map((ratio) =>
    classOf(area('0', 'not-remarkable', ratio)),
  );
  assert.deepEqual(classes, [1, 2, 2, 3, 3, 4, 4, 5]);
  assert.equal(classOf(area('0', 'too-little-expected', 9)), 0);
});

test('numbers and months read as in Dutch', () => {
  assert.deepEqual([inWhole(931298), inTwoDecimals(0.4766), inWhole(null)], ['931.298', '0,48', '–']);
  const period = { from: '2025-10', to: '2026-09', months: 12, years: 1 };
  assert.equal(periodInWords(period, t), 'oktober 2025 tot en met september 2026');
  assert.equal(periodInWords({ ...period, from: '2026-09' }, t), 'september 2026');
});

test('a second click turns the order around; the question stays in the address', () => {
  const [name, population] = densityColumns;
  assert.equal(nextSort('-population', name), 'name');
  assert.equal(nextSort('name', name), '-name');
  assert.equal(nextSort('name', population), '-population');
  assert.equal(sortedAs('-population', population), 'descending');
  assert.equal(sortedAs('-population', name), undefined);
  const query = { from: '2026-01', to: '2026-10', phenomenon: '', sort: 'name' };
  assert.equal(addressOf('/dichtheid.csv', query), '/dichtheid.csv?from=2026-01&to=2026-10&sort=name');
});

test('the axis has its middle at 1, half and double lie equally far, and far ratios stay on the edge', () => {
  assert.deepEqual(placeOf(1), { x: axis.middle, beyond: false });
  assert.equal(axis.middle - placeOf(0.5).x, placeOf(2).x - axis.middle);
  assert.equal(placeOf(0).beyond, true);
  assert.ok(placeOf(0).x > 0 && placeOf(1e9).x < axis.width);
});

test('every municipality is drawn in whole units inside the map, in little room', () => {
  const drawn = mapAreas('2026-11-22');
  assert.ok(drawn.length > 40);
  for (const { code, path, label } of drawn) {
    assert.match(path, /^(M\d+ \d+l[-\d ]+z)+$/, code);
    assert.ok(label[0] > 0 && label[0] < mapSize.width && label[1] > 0 && label[1] < mapSize.height, code);
  }
  assert.ok(drawn.map(({ path }) => path).join('').length < 40_000);
});

test('the map is that of the period: before a merger the old one, and a merger that lies ahead does not show yet', () => {
  assert.equal(mapDay('2026-10', [area('GM1696', 'fewer')]), '2026-10-31');
  assert.equal(mapDay('2027-02', [area('GM1696', 'fewer')]), '2026-12-31');
  assert.equal(mapDay('2027-02', [area('GM0402', 'fewer')]), '2027-02-28');
});

test('every area outside the middle class has its sign on the map, whatever its size', () => {
  const drawn = mapAreas('2026-11-22');
  const areas = drawn.map(({ code }) => area(code, 'fewer', 0.3));
  const signed = mapTexts(drawn, areas).filter(({ sign }) => sign === '− −');
  assert.equal(signed.length, drawn.length);
});

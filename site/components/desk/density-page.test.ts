import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DensityArea } from '#api/counts/density-page.schema.ts';
import words from '#content/i18n/nl/density.json' with { type: 'json' };
import { createTranslator } from '../../translate.ts';
import { chosenTexts } from './chosen-texts.ts';
import { addressOf, densityColumns, nextSort, sortedAs } from './density-address.ts';
import { classOf, signOf } from './density-class.ts';
import { chanceInWords, inTwoDecimals, inWhole } from './density-numbers.ts';
import { conclusionOf, onlyLow, periodInWords, underReported } from './density-words.ts';
import { inventedArea as area } from './invented-area.ts';

const t = createTranslator({ nl: { density: words } }, 'nl');
const unsayable = area({ state: 'te weinig verwacht om iets te zeggen', expected: 2 });
const under = area({ signals: { low: false, underReported: true }, state: 'waarschijnlijk onderbelicht' });
const low = area({ signals: { low: true, underReported: false }, state: 'laag' });
const estimated = (mean: number, changes: Partial<DensityArea> = {}) =>
  area({ posterior: { shape: 9, rate: 9, mean, lo: mean / 2, hi: mean * 2, pBelow075: 0.4 }, ...changes });
const plain = (html: string) => html.replaceAll(/<\/?mark>/g, '');
const conclusion = (areas: DensityArea[]) => plain(conclusionOf(areas, t));

test('the conclusion is a sentence about the main signal, with small numbers in words', () => {
  assert.equal(
    conclusion([under, under, under, low, ...Array<DensityArea>(8).fill(unsayable)]),
    'In drie gemeenten is het aantal meldingen waarschijnlijk lager dan verwacht. Over acht kunnen wij niets zeggen.',
  );
  assert.equal(
    conclusion([under, unsayable]),
    'In één gemeente is het aantal meldingen waarschijnlijk lager dan verwacht. Over één gemeente kunnen wij niets zeggen.',
  );
  assert.equal(
    conclusion([area(), low]),
    'In geen enkele gemeente is het aantal meldingen waarschijnlijk lager dan verwacht.',
  );
  assert.match(conclusion(Array<DensityArea>(13).fill(under)), /^In 13 gemeenten /);
});

test('without anything to say the conclusion says that, and not that all is well', () => {
  assert.match(conclusion([unsayable, unsayable]), /^Over geen enkele gemeente kunnen wij/);
  const nothing = area({ expected: 0, state: 'te weinig verwacht om iets te zeggen' });
  assert.match(conclusion([nothing]), /^Uit de gemeenten kwamen in deze periode geen meld/);
});

test('what is low without being under-reported is told apart', () => {
  const both = area({ signals: { low: true, underReported: true } });
  assert.deepEqual([underReported([low, both, under]), onlyLow([low, both, under])], [[both, under], [low]]);
});

test('the five classes follow the estimate and keep their limits; too little expected has none', () => {
  const classes = [0.49, 0.5, 0.74, 0.75, 1.33, 1.34, 2, 2.01].map((mean) => classOf(estimated(mean)));
  assert.deepEqual(classes, [1, 2, 2, 3, 3, 4, 4, 5]);
  assert.equal(classOf(estimated(9, { state: 'te weinig verwacht om iets te zeggen' })), 0);
  assert.equal(classOf(area({ posterior: null })), 0);
});

test('not one report has a mark of its own, in every class', () => {
  assert.equal(signOf(estimated(0.4)), '− −');
  assert.equal(signOf(estimated(0.4, { observed: 0 })), '0');
  assert.equal(signOf(area({ ...unsayable, observed: 0 })), '0');
  assert.equal(signOf(unsayable), '');
});

test('numbers, chances and months read as in Dutch, and no chance reads as certain', () => {
  assert.deepEqual([inWhole(931298), inTwoDecimals(0.4766), inWhole(null)], ['931.298', '0,48', '–']);
  assert.deepEqual(
    [0.8, 0.997, 0.002].map((chance) => chanceInWords(chance, t)),
    ['80%', 'meer dan 99%', 'minder dan 1%'],
  );
  const period = { from: '2025-10', to: '2026-09', months: 12, years: 1 };
  assert.equal(periodInWords(period, t), 'oktober 2025 tot en met september 2026');
  assert.equal(periodInWords({ ...period, from: '2026-09' }, t), 'september 2026');
});

test('a chosen municipality has its estimate with the margin and its verdict, and no figure where nothing can be said', () => {
  const [figures, verdict] = chosenTexts(
    estimated(0.4, {
      observed: 1,
      signals: { low: true, underReported: true },
      state: 'waarschijnlijk onderbelicht',
    }),
    t,
  );
  assert.match(figures ?? '', /^Eén melding, 10,0 verwacht\. .*0,40 keer .*tussen 0,20 en 0,80\. .*40%\.$/);
  assert.match(verdict ?? '', /^Oordeel: waarschijnlijk onderbelicht\. Ook/);
  assert.match(chosenTexts(unsayable, t).join(' '), /te weinig verwacht/);
  assert.doesNotMatch(chosenTexts(unsayable, t).join(' '), /keer/);
});

test('where municipalities differ no more than by chance, no margin pretends to be certain', () => {
  const even = { shape: null, rate: null, mean: 1, lo: 1, hi: 1, pBelow075: 0 };
  const text = chosenTexts(area({ posterior: even }), t).join(' ');
  assert.match(text, /voor elke gemeente gelijk: 1,00/);
  assert.doesNotMatch(text, /tussen 1,00 en 1,00|minder dan 1%/);
});

test('a second click turns the order around; the question stays in the address, the chosen one not in the file', () => {
  const [name, population] = densityColumns;
  assert.equal(nextSort('-population', name), 'name');
  assert.equal(nextSort('name', name), '-name');
  assert.equal(nextSort('name', population), '-population');
  assert.equal(sortedAs('-population', population), 'descending');
  assert.equal(sortedAs('-population', name), undefined);
  const query = {
    ...{ from: '2026-01', to: '2026-10', phenomenon: '', audience: 'landlords', model: '', sort: 'name' },
    area: 'GM0448',
  };
  const asked = 'from=2026-01&to=2026-10&audience=landlords&sort=name';
  assert.equal(addressOf('/dichtheid.csv', query), `/dichtheid.csv?${asked}`);
  assert.equal(addressOf('/dichtheid', query), `/dichtheid?${asked}&area=GM0448`);
});

test('no column is sorted by rate, ratio or estimate', () => {
  assert.deepEqual(
    densityColumns.map(({ column }) => column),
    ['name', 'population', 'observed', 'expected'],
  );
});

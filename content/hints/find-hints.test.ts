import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { phoneNumbers } from '../phone-numbers.ts';
import { findHints } from './find-hints.ts';
import { rules as english } from './rules.en.ts';
import { rules as dutch } from './rules.nl.ts';

const shown = (text: string, language: 'nl' | 'en' = 'nl') =>
  findHints(text, language).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);

const telling: [text: string, hints: string[]][] = [
  ['Ik stond op mijn zolder.', ['own-place: mijn zolder']],
  ['bij mij om de hoek', ['own-place: bij mij om']],
  ['Wij wonen ernaast', ['own-place: Wij wonen']],
  ['Mijn oude huurder weet ervan', ['relation: Mijn oude huurder']],
  ['een kennis van mij zag het ook', ['relation: kennis van mij']],
  ['Ik ben de enige die daar komt', ['only-me: Ik ben de enige']],
  ['als verloskundige kom ik er over de vloer', ['role: als verloskundige']],
  ['Het is op ligplaats 14', ['unit-number: ligplaats 14']],
  ['Verzonnenstraat 12b stinkt', ['unit-number: Verzonnenstraat 12b']],
  ['het was precies kwart over drie', ['exact-time: precies kwart over drie']],
  ['om 03:15 vaten', ['exact-time: 03:15']],
  ['de schuur van Gerrit Verzonnen', ['name: Gerrit Verzonnen']],
  ['hij gaf 06 12 34 56 78 op', ['phone: 06 12 34 56 78']],
  ['mail naar tuinder@example.nl', ['email: tuinder@example.nl']],
  ['een bus met 9-ZXX-99', ['plate: 9-ZXX-99']],
  ['betaald vanaf NL91 ABNA 0417 1643 00, contant', ['iban: NL91 ABNA 0417 1643 00']],
  ['op het pasje stond 111222333', ['bsn: 111222333']],
  ['bel mij gerust terug', ['contact-self: bel mij']],
  ['I saw it from my bedroom', ['own-place: my bedroom']],
  ['a mate of mine', ['relation: mate of mine']],
  ['only i saw it', ['only-me: only i']],
  ["i'm the night porter", ["role: i'm the night porter"]],
];

test('words that tell who wrote it, or from where, are found and named', () => {
  for (const [text, hints] of telling) assert.deepEqual(shown(text), hints, text);
});

const harmless = [
  'naar mijn mening klopt het niet, mijn indruk is dat het laden duurt',
  `Bel ${phoneNumbers.emergency.shown}, of ${phoneNumbers.police.shown}, of ${phoneNumbers.anonymousTips.shown}`,
  'langs de N9 bij hectometerpaal 34,2, op 3 km van de dijk',
  'bij ons in het dorp, bij ons in Noord-Holland',
  'rond middernacht, tussen 2 en 4 uur, drie uur lang, 24 uur per dag',
  'boei 7, strandpaal 12, kanaal 16, windmolen 6, de derde loods, twaalf vaten van 200 liter',
  'in de Jan van Verzonnenstraat, bij Jansen Transport BV, de boot heet Neeltje',
  'de buren, een huurder, de eigenaar, een postbode, hun baas',
  'Ik ben bang. Ik fietste langs. Wij roken een vreemde lucht. Ik heb het gemeld bij de gemeente',
  'rekening NL00 ABNA 0000 0000 00, partij 123456789, 12 kg 10, 53.05, 4.79, in 2023',
  'our report is about a shed, in my view they work at night, around three, between two and four',
  'In May there were two vans, he works in the port, the landlord lives abroad',
];

test('words that only sound alike get no hint', () => {
  for (const text of harmless) assert.deepEqual(shown(text), [], text);
});

test('another language than that of the page is read as well, and two in one text', () => {
  assert.deepEqual(shown('my landlord', 'nl'), shown('my landlord', 'en'));
  assert.deepEqual(shown('mijn huisbaas', 'en'), ['relation: mijn huisbaas']);
  assert.deepEqual(shown('Mijn huisbaas weet het, my neighbour too'), [
    'relation: Mijn huisbaas',
    'relation: my neighbour',
  ]);
});

test('capitals, accents, curly signs and doubled letters do not hide anything', () => {
  for (const text of [
    'MIJN HUURDER',
    'mijn huurder',
    'm’n huurder',
    'mijn huurdeŕ',
    'mijn huuurder',
    'mijn huur\u00adder',
  ])
    assert.deepEqual(shown(text), [`relation: ${text}`], text);
  assert.deepEqual(shown('🦀🦀 mijn zolder'), ['own-place: mijn zolder'], 'positions count as slice counts');
});

test('nothing is read on past the end of a sentence', () => {
  assert.deepEqual(shown('Dat is mijn. Huurder onbekend'), []);
});

test('any text gets hints within it, in order, the same ones again, and never those of one kind twice at a place', () => {
  const lists = [...Object.values(dutch.lists), ...Object.values(english.lists)];
  const word = fc.constantFrom(
    ...lists.flatMap((words) => words.trim().split(/\s+/)),
    '06',
    '12',
    '.',
    '@',
    ':',
    '-',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('nl' as const, 'en' as const), (typed, language) => {
      const hints = findHints(typed, language);
      assert.deepEqual(findHints(typed, language), hints);
      hints.forEach(({ kind, from, to }, at) => {
        assert.ok(0 <= from && from < to && to <= typed.length);
        assert.ok(at === 0 || (hints[at - 1]?.from ?? 0) <= from);
        assert.ok(hints.slice(0, at).every((before) => before.kind !== kind || before.to <= from));
      });
    }),
    { numRuns: 2000 },
  );
});

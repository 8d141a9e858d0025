import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportContent } from './report.schema.ts';
import { reportHints } from './report-hints.ts';

const content = (text: string, place = '', language = 'nl') =>
  reportContent.parse({
    ...{
      v: 1,
      id: 'aa',
      area: 'GM0000',
      phenomenon: 'other',
      week: '2026-W01',
      campaign: '',
      signs: [],
      when: null,
    },
    ...{ language, text, place: { description: place, location: null, precision: 'exact' } },
  });

test('the one who screens reads which words of text and place may give the reporter away, each once', () => {
  assert.deepEqual(
    reportHints(content('Mijn huurder laadt vaten. mijn huurder is nieuw.', 'achter mijn zolder')),
    [
      { kind: 'relation', words: 'Mijn huurder' },
      { kind: 'own-place', words: 'mijn zolder' },
    ],
  );
  assert.deepEqual(reportHints(content('Er staan twaalf vaten.', 'achter de sluis')), []);
});

test('a language that the rules do not know is read all the same', () => {
  assert.deepEqual(reportHints(content('my landlord', '', 'xx')), [
    { kind: 'relation', words: 'my landlord' },
  ]);
});

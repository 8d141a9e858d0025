import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createTranslator } from '../../translate.ts';
import { figureWords, periodWords } from './figure-words.ts';

const wordsOf = (namespace: string) =>
  JSON.parse(readFileSync(new URL(`../../../content/i18n/nl/${namespace}.json`, import.meta.url), 'utf8'));
const t = createTranslator({ nl: { area: wordsOf('area'), figures: wordsOf('figures') } }, 'nl');
const row = { level: 'municipality', code: 'GM0448', name: 'Texel', period: '2026' } as const;
const nothing = { value: null, lo: null, hi: null };

test('a figure says what was published and not a digit more', () => {
  const words = [
    figureWords(t, { ...row, ...nothing, status: 'band', lo: 0, hi: 9 }),
    figureWords(t, { ...row, ...nothing, status: 'band', lo: 50 }),
    figureWords(t, { ...row, status: 'rounded', value: 25, lo: 23, hi: 27 }),
    figureWords(t, { ...row, status: 'rounded', value: 0, lo: 0, hi: 2 }),
    figureWords(t, { ...row, ...nothing, status: 'protected' }),
  ];
  assert.deepEqual(words, ['0 tot en met 9', '50 of meer', 'ongeveer 25', 'minder dan 3', 'niet openbaar']);
});

test('a period is a year or a quarter in words', () => {
  assert.equal(periodWords(t, '2026'), '2026');
  assert.equal(periodWords(t, '2026-Q3'), '3e kwartaal van 2026');
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hintKinds, hintLanguages } from './hint.ts';
import { labelledSentences } from './labelled/labelled-sentences.ts';
import { measureHints } from './measure-hints.ts';

/** Kept apart from the files themselves, so that no failing test ever prints a sentence of the held-out half. */
const bars = { recall: 0.85, precision: 0.7 };

for (const half of ['reading', 'held-out'] as const) {
  for (const language of hintLanguages) {
    test(`on the ${half} half in ${language}, most telling sentences get a hint, and most hints are right`, (t) => {
      const figures = measureHints(labelledSentences(half), language);
      const kinds = Object.entries(figures.kinds).map(([kind, found]) => `${kind} ${found}`);
      const share = (part: number) => part.toFixed(3);
      t.diagnostic(
        `${half} ${language}: ${figures.sentences} sentences, recall ${share(figures.recall)}, ` +
          `precision ${share(figures.precision)}; ${kinds.join(', ')}`,
      );
      assert.ok(figures.recall >= bars.recall, `recall ${share(figures.recall)}`);
      assert.ok(figures.precision >= bars.precision, `precision ${share(figures.precision)}`);
    });
  }
}

test('(counter-proof: rules that see everything, or nothing, miss the bar)', () => {
  const sentences = labelledSentences('held-out');
  const telling = sentences.filter(({ kinds }) => kinds.length > 0).length;
  assert.ok(telling / sentences.length < bars.precision, 'a hint everywhere would not be precise');
  const blanked = sentences.map((sentence) => ({ ...sentence, text: '' }));
  assert.equal(measureHints(blanked, 'nl').recall, 0);
});

test('there are three hundred sentences or more, of every kind, in two halves that share none', () => {
  const [reading, heldOut] = [labelledSentences('reading'), labelledSentences('held-out')];
  assert.ok(reading.length + heldOut.length >= 300);
  for (const half of [reading, heldOut]) {
    for (const kind of hintKinds)
      assert.ok(
        half.some(({ kinds }) => kinds.includes(kind)),
        kind,
      );
  }
  const texts = new Set(reading.map(({ text }) => text));
  assert.equal(heldOut.filter(({ text }) => texts.has(text)).length, 0);
});

test('no rule repeats a labelled sentence', () => {
  const folder = new URL('./', import.meta.url);
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8').toLowerCase()] as const);
  const sentences = [...labelledSentences('reading'), ...labelledSentences('held-out')];
  const whole = ({ text }: { text: string }) => text.toLowerCase().replace(/[.?!]$/, '');
  for (const [name, source] of sources) {
    // A count, not the sentence: this must not show what is in the held-out half.
    assert.equal(sentences.filter((sentence) => source.includes(whole(sentence))).length, 0, name);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doublingSentence, foreseenSentence, timesOf } from './foreseen-sentence.ts';

const sentences: [ratio: number | null, areas: number, sentence: string][] = [
  [2, 3, 'Met deze gebieden en deze looptijd zien we pas een verdubbeling.'],
  [1.92, 1, 'Met dit gebied en deze looptijd zien we pas een verdubbeling.'],
  [2.01, 1, 'Met dit gebied en deze looptijd zien we pas iets als er 2,1 keer zoveel meldingen komen.'],
  [2.95, 2, 'Met deze gebieden en deze looptijd zien we pas een verdrievoudiging.'],
  [1.21, 2, 'Met deze gebieden en deze looptijd zien we pas iets als er 1,3 keer zoveel meldingen komen.'],
  [22.3, 1, 'Met dit gebied en deze looptijd zien we pas iets als er 23 keer zoveel meldingen komen.'],
  [null, 1, 'Met dit gebied en deze looptijd kunnen we geen enkele stijging aantonen.'],
];

test('what a plan could show is said in words, and never more than it can', () => {
  for (const [smallestRatio, areas, sentence] of sentences)
    assert.equal(foreseenSentence({ smallestRatio }, areas), sentence);
  assert.equal(timesOf(1.51), '×1,6');
});

test('the chance of seeing a doubling is said in hundreds, rounded down', () => {
  const said = (powerForDoubling: number) => doublingSentence({ powerForDoubling });
  assert.equal(said(0.459), 'De kans dat we een verdubbeling zien, is 45 van de 100.');
  assert.equal(said(0.995), 'Een verdubbeling zien we bijna zeker.');
  assert.equal(said(0), 'De kans dat we een verdubbeling zien, is kleiner dan 1 van de 100.');
});

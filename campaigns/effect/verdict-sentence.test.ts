import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundedRatio } from './ratio-in-words.ts';
import { verdictSentence } from './verdict-sentence.ts';

const facts = {
  ratio: 33 / 21,
  interval: [0.8825, 2.858] as [number, number],
  smallestRatio: 2.2216,
  relevant: 1.25,
  lookAgainOn: null,
  drawnByLot: true,
};

test('no difference shown: what remains possible, and what could have been seen', () => {
  assert.equal(
    verdictSentence('NIET_AAN_TE_TONEN', facts),
    'Geen verschil aangetoond. Een effect tussen ×0,88 en ×2,86 is mogelijk; deze meting kon pas ×2,22 betrouwbaar zien.',
  );
});

test('what no measurement could see, or nobody foresaw, is not called infinite', () => {
  assert.match(
    verdictSentence('NIET_AAN_TE_TONEN', { ...facts, smallestRatio: null }),
    /mogelijk; deze meting kon vooraf geen enkel verschil betrouwbaar zien\.$/,
  );
  const { smallestRatio, ...unforeseen } = facts;
  assert.equal(
    verdictSentence('NIET_AAN_TE_TONEN', unforeseen),
    `Geen verschil aangetoond. Een effect tussen ×0,88 en ×2,86 is mogelijk.`,
    `${smallestRatio}`,
  );
  assert.match(
    verdictSentence('MEER', { ...facts, counted: 'zaken' }),
    /^Er kwamen meer zaken dan verwacht zonder campagne/,
  );
});

test('too early names the day to look again, or says that pooling is what remains', () => {
  const later = verdictSentence('TE_VROEG', { ...facts, lookAgainOn: '15 maart 2027', drawnByLot: false });
  assert.equal(later, 'Te vroeg om iets te zeggen. Kijk weer op 15 maart 2027.');
  assert.match(verdictSentence('TE_VROEG', facts), /Voeg gebieden of perioden samen/);
});

test('more and fewer: the estimate never without its interval; a small rise is called small', () => {
  const more = verdictSentence('MEER', { ...facts, ratio: 1.1, interval: [1.02, 1.2] });
  assert.equal(
    more,
    'Er kwamen meer meldingen dan verwacht zonder campagne: naar schatting ×1,10 (×1,02–×1,20). Het verschil is klein.',
  );
  assert.match(
    verdictSentence('MINDER', { ...facts, ratio: 0.5, interval: [0.3, 0.8] }),
    /minder.*×0,50 \(×0,30–×0,80\)/,
  );
  assert.match(
    verdictSentence('MEER', { ...facts, ratio: null, interval: [2, Infinity] }),
    /campagne: minstens ×2,00, zonder bovengrens\.$/,
  );
  assert.match(
    verdictSentence('MEER', { ...facts, ratio: 4, interval: [2, Infinity] }),
    /naar schatting ×4,00 \(vanaf ×2,00, zonder bovengrens\)/,
  );
  assert.match(
    verdictSentence('NIET_AAN_TE_TONEN', { ...facts, interval: [0.5, Infinity] }),
    /Een effect vanaf ×0,50, zonder bovengrens, is mogelijk;/,
  );
  assert.match(
    verdictSentence('NIET_AAN_TE_TONEN', { ...facts, interval: [0.2, 1_658_461] }),
    /tussen ×0,20 en meer dan ×100 is mogelijk/,
  );
});

test('told roughly: bounds go outward, and a bound that is not 1 never reads as 1', () => {
  assert.equal(
    verdictSentence('MEER', { ...facts, ratio: 1.83, interval: [1.27, 2.61], times: roundedRatio }),
    'Er kwamen meer meldingen dan verwacht zonder campagne: naar schatting ×1,8 (×1,2–×2,7).',
  );
  assert.equal(roundedRatio(1.1, 'high'), '×1,1');
  assert.equal(roundedRatio(1.03, 'low'), 'iets meer dan ×1');
  assert.equal(roundedRatio(0.97, 'high'), 'iets minder dan ×1');
  assert.equal(roundedRatio(4000, 'high'), 'meer dan ×100');
});

test('the cause is not proven unless areas were drawn by lot; nowhere stands "geen effect" or a percentage', () => {
  for (const verdict of ['MEER', 'MINDER', 'GEEN_RELEVANT', 'NIET_AAN_TE_TONEN', 'TE_VROEG'] as const) {
    const sentence = verdictSentence(verdict, { ...facts, drawnByLot: false });
    assert.equal(sentence.includes('Oorzaak niet bewezen.'), verdict !== 'TE_VROEG');
    assert.doesNotMatch(verdictSentence(verdict, facts), /Oorzaak/);
    assert.doesNotMatch(sentence, /geen effect|%/i);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSyllables } from './count-syllables.ts';
import { scoreReadability } from './score-readability.ts';

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 0.005, `${actual} is not ${expected}`);

test('syllables are counted as they are heard, also where a printer would not cut', () => {
  const heard = {
    u: 1,
    zee: 1,
    over: 2,
    video: 3,
    anoniem: 3,
    ideeën: 3,
    beïnvloed: 3,
    bureau: 2,
    drugsafval: 3,
    beoordelen: 4,
    'e-mailadres': 4,
    toegankelijkheid: 5,
  };
  for (const [word, syllables] of Object.entries(heard)) assert.equal(countSyllables(word), syllables, word);
});

test('two easy sentences score what the formula gives by hand', () => {
  // 7 words, 7 syllables, 2 sentences: 206.84 − 0.77 × 100 − 0.93 × 3.5.
  const scored = scoreReadability(['De hond loopt. Hij ziet een kat.']);
  near(scored?.score, 126.585);
  near(scored?.meanWords, 3.5);
});

test('a sentence of long words scores what the formula gives by hand', () => {
  // 5 words, 1 + 4 + 4 + 1 + 2 = 12 syllables, 1 sentence: 206.84 − 0.77 × 240 − 0.93 × 5.
  near(scoreReadability(['De medewerkers beoordelen uw melding.'])?.score, 17.39);
});

test('official prose falls far under the goal, and the same said plainly stands far above it', () => {
  const official =
    'Betrokkenen dienen de desbetreffende vergunningaanvraag onverwijld bij de gemeentelijke administratie te overleggen.';
  const plain = 'Vraagt u een vergunning aan? Breng de papieren dan meteen naar de gemeente.';
  assert.ok((scoreReadability([official])?.score ?? 100) < 20);
  assert.ok((scoreReadability([plain])?.score ?? 0) > 80);
});

test('labels, headings, figures and names make a page neither easier nor harder', () => {
  const bare = scoreReadability(['Bel de lijn.']);
  assert.deepEqual(scoreReadability(['Bel de lijn.', 'Toegankelijkheidsverklaring', '## Kop']), bare);
  assert.deepEqual(scoreReadability(['Bel Meld Misdaad Anoniem de 25 lijn.']), bare);
  assert.equal(scoreReadability(['Toegankelijkheid']), null);
});

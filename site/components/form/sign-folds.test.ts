import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findKit } from '#content/kits/kits.ts';
import { type Sign, senses, signCodes, signsOf } from '#content/taxonomy/signs.ts';
import { signFolds } from './sign-folds.ts';

const draft = { signs: [] as string[], description: '', place: '', location: '' };
const open = (folds: ReturnType<typeof signFolds>) =>
  folds.filter((each) => each.open).map(({ fold }) => fold);

test('every sign is in one fold, by its sense, and all are closed until somebody says what it was', () => {
  const folds = signFolds({ draft });
  assert.deepEqual(
    folds.map(({ fold }) => fold),
    [...senses],
  );
  assert.deepEqual(folds.flatMap(({ codes }) => codes).toSorted(), signCodes.toSorted());
  assert.deepEqual(open(folds), []);
  assert.deepEqual(open(signFolds({ draft, chosenPhenomenon: 'harbour-signs' })), [...senses]);
  assert.deepEqual(open(signFolds({ draft: { ...draft, phenomenon: 'other' } })), [...senses]);
});

test('what was ticked before is in an open fold', () => {
  assert.deepEqual(open(signFolds({ draft: { ...draft, signs: ['hemp-smell', 'fast-boat'] } })), [
    'smell',
    'sound',
  ]);
  const campaignPhenomena = ['cannabis-grow-house'] as const;
  assert.deepEqual(open(signFolds({ draft: { ...draft, signs: ['fast-boat'] }, campaignPhenomena })), [
    'others',
  ]);
});

test('a campaign offers the signs of its own phenomena, and all others in one fold at the end', () => {
  const campaignPhenomena = findKit('schuren-te-huur')?.phenomena ?? assert.fail();
  const folds = signFolds({ draft, campaignPhenomena });
  const own = new Set<Sign>(campaignPhenomena.flatMap((each) => signsOf(each)));
  assert.ok(own.size < signCodes.length);
  for (const { fold, codes } of folds)
    for (const code of codes) assert.equal(own.has(code), fold !== 'others', code);
  assert.equal(folds.at(-1)?.fold, 'others');
  assert.deepEqual(folds.flatMap(({ codes }) => codes).toSorted(), signCodes.toSorted());
});

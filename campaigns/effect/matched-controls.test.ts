import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Candidate, matchedControls } from './matched-controls.ts';

const area = (code: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ code, ratio: 1, population: 20_000, rurality: 0.5, index: 50 },
  ...{ neighbours: [], mediaRegion: `region of ${code}`, campaignInWindow: false, ...more },
});

test('the nearest areas are the controls, nearest first', () => {
  const candidates = [
    area('campaign', { ratio: 0.4 }),
    area('city', { ratio: 2, population: 800_000, rurality: 0 }),
    area('alike', { ratio: 0.45 }),
    area('near', { ratio: 0.6, population: 24_000 }),
  ];
  assert.deepEqual(matchedControls(candidates, ['campaign'], 2), {
    controls: ['alike', 'near'],
    excluded: [],
  });
});

test('neighbours, the same media region and areas with their own campaign are left out, with the reason', () => {
  const candidates = [
    area('campaign', { neighbours: ['next'], mediaRegion: 'north' }),
    area('next'),
    area('also next', { neighbours: ['campaign'] }),
    area('same news', { mediaRegion: 'north' }),
    area('busy', { campaignInWindow: true }),
    area('far', { population: 300_000 }),
  ];
  const { controls, excluded } = matchedControls(candidates, ['campaign'], 3);
  assert.deepEqual(controls, ['far']);
  assert.deepEqual(excluded, [
    { code: 'next', why: 'neighbour' },
    { code: 'also next', why: 'neighbour' },
    { code: 'same news', why: 'media-region' },
    { code: 'busy', why: 'campaign-in-window' },
  ]);
});

test('two campaign areas: near to either is near', () => {
  const candidates = [
    area('one', { ratio: 0.3 }),
    area('two', { ratio: 3 }),
    area('between', { ratio: 1.6 }),
    area('like two', { ratio: 2.9 }),
  ];
  assert.deepEqual(matchedControls(candidates, ['one', 'two'], 1).controls, ['like two']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barrierSentence, reasonSentence } from './proposal-sentences.ts';
import { type ProposalFacts, proposeAreas } from './propose-areas.ts';

const today = '2026-11-22';
const area = (change: Partial<ProposalFacts>): ProposalFacts => ({
  code: 'A',
  population: 20_000,
  observed: 4,
  expected: 10,
  state: 'niet opvallend',
  ratio: 0.6,
  pBelow075: 0.4,
  index: 40,
  survey: null,
  lastCampaign: null,
  neighbours: [],
  ...change,
});
const groupOf = (change: Partial<ProposalFacts>) => proposeAreas([area(change)], today)[0]?.group;
const ended = { title: 'Verzonnen', runs: false, reports: 0 };

test('probably too few reports comes first; maybe too few needs another reason besides', () => {
  assert.equal(groupOf({ pBelow075: 0.8 }), 'first');
  assert.equal(groupOf({ pBelow075: 0.79 }), 'eligible');
  assert.equal(groupOf({ pBelow075: 0.5, index: 67 }), 'second');
  assert.equal(groupOf({ pBelow075: 0.49, index: 99 }), 'eligible');
  const survey = { suspected: 20, reported: 5, heldOn: '2026-05-01' };
  assert.equal(groupOf({ pBelow075: 0.6, survey }), 'second');
  assert.equal(groupOf({ pBelow075: 0.6, survey: { ...survey, reported: 6 } }), 'eligible');
  assert.equal(groupOf({ pBelow075: 0.6, survey: { ...survey, suspected: 9, reported: 0 } }), 'eligible');
});

test('too little expected, a running campaign, or one next door: not now, however low', () => {
  assert.equal(groupOf({ pBelow075: 0.99, expected: 2.9 }), 'not-now');
  const running = area({ code: 'B', lastCampaign: { ...ended, runs: true, endedOn: null } });
  const beside = area({ code: 'C', pBelow075: 0.99, neighbours: ['B'] });
  const [one, other] = proposeAreas([running, beside], today);
  assert.deepEqual([one?.group, one?.barriers], ['not-now', ['campaign-runs']]);
  assert.deepEqual([other?.group, other?.barriers], ['not-now', ['neighbour-runs']]);
});

test('a campaign is long ago after a year and a half', () => {
  const reasons = (endedOn: string) =>
    proposeAreas([area({ lastCampaign: { ...ended, endedOn } })], today)[0]?.reasons;
  assert.deepEqual(reasons('2025-05-22'), ['campaign-long-ago']);
  assert.deepEqual(reasons('2025-05-23'), []);
  assert.deepEqual(proposeAreas([area({})], today)[0]?.reasons, ['never-campaign']);
});

test('areas come by inhabitants, never by their ratio', () => {
  const areas = [
    area({ code: 'A', population: 1000, pBelow075: 0.99 }),
    area({ code: 'B', population: 90_000, pBelow075: 0.81 }),
    area({ code: 'C', population: 90_000, pBelow075: 0.99 }),
  ];
  assert.deepEqual(
    proposeAreas(areas, today).map(({ code }) => code),
    ['B', 'C', 'A'],
  );
});

test('every reason and every barrier is a whole sentence with its own figures', () => {
  const facts = area({
    population: 90_000,
    index: 81,
    expected: 2.4,
    survey: { suspected: 20, reported: 5, heldOn: '2026-05-01' },
    lastCampaign: { ...ended, endedOn: '2024-01-31', reports: 7 },
  });
  const said = [
    ...(['few-reports', 'maybe-few-reports', 'high-index', 'silent-witnesses', 'never-campaign'] as const),
    ...(['campaign-long-ago', 'campaign-reached', 'many-people'] as const),
  ].map((code) => reasonSentence(code, facts));
  said.push(
    ...(['too-little-expected', 'campaign-runs', 'neighbour-runs'] as const).map((code) =>
      barrierSentence(code, facts),
    ),
  );
  for (const sentence of said) assert.match(sentence, /^[A-Z][^{}]+\.$/);
  assert.ok(said.join(' ').includes('van de 20 met een vermoeden meldden er 5 iets (enquête, mei 2026)'));
  assert.ok(said.join(' ').includes('81 van de 100'));
  assert.equal(new Set(said).size, said.length);
});

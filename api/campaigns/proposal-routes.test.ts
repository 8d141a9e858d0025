import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areasOn } from '#content/areas/area-sets.ts';
import { countReports, inventedDraft, inventedRoom, today } from './invented-room.ts';

type Shown = { code: string; group: string; population: number; foreseen: { sentence: string } } & Record<
  'reasons' | 'barriers',
  { code: string; text: string }[]
>;

test('a municipality with far too few reports is proposed, with its reasons in words and what could be seen', async (t) => {
  const { member, database } = await inventedRoom(t);
  for (const [at, { code, kind, figures }] of areasOn(today).entries()) {
    if (kind === 'water') continue;
    // Municipalities differ by themselves; otherwise one that is low would be taken for chance.
    const n = Math.round(((figures.population?.value ?? 0) / 2000) * (at % 2 === 0 ? 0.7 : 1.3));
    for (const day of ['2024-12-12', '2026-03-12'])
      await countReports(database, code, day, code === 'GM1911' ? 1 : n);
  }
  const planner = await member();
  const answer = await planner.get('/api/v1/proposals');
  assert.equal(answer.statusCode, 200, answer.body);
  const { areas, selection, baseline, months } = answer.json();
  assert.deepEqual(
    [selection, baseline, months],
    [{ from: '2025-11-01', to: '2026-10-31' }, { from: '2024-11-01', to: '2025-10-31' }, 3],
  );
  const find = (code: string) => areas.find((area: Shown) => area.code === code) as Shown;
  const hollandsKroon = find('GM1911');
  assert.equal(hollandsKroon.group, 'first');
  assert.match(
    hollandsKroon.reasons[0]?.text ?? '',
    /waarschijnlijk te weinig meldingen binnen: 1, en wij verwachten/,
  );
  assert.match(hollandsKroon.foreseen.sentence, /^Met dit gebied en deze looptijd/);
  assert.equal(find('GM0363').group, 'eligible');
  const populations = areas.map(({ population }: Shown) => population);
  assert.deepEqual(
    populations,
    [...populations].sort((one, other) => other - one),
  );

  await planner.post('/api/v1/campaigns', { ...inventedDraft, areas: ['GM1911'] });
  const later = (await planner.get('/api/v1/proposals')).json().areas as Shown[];
  const barriers = (code: string) =>
    later.find((area) => area.code === code)?.barriers.map((barrier) => barrier.code);
  assert.deepEqual(barriers('GM1911'), ['campaign-runs']);
  assert.deepEqual(barriers('GM0441'), ['neighbour-runs']);
});

test('a province without reports proposes nothing, and nothing breaks', async (t) => {
  const { member } = await inventedRoom(t);
  const { areas } = (await (await member('analyst')).get('/api/v1/proposals')).json();
  // On the last day that would be measured one municipality is to be part of another.
  assert.equal(areas.length, areasOn('2027-03-05').filter(({ kind }) => kind === 'municipality').length);
  for (const { group, barriers } of areas as Shown[])
    assert.deepEqual([group, barriers.map(({ code }) => code)], ['not-now', ['too-little-expected']]);
});

test('a wrong question is refused by field', async (t) => {
  const { member } = await inventedRoom(t);
  const planner = await member();
  const faults = async (query: string) =>
    (await planner.get(`/api/v1/proposals?${query}`))
      .json()
      .errors.map(({ field, code }: Record<string, string>) => `${field} ${code}`);
  assert.deepEqual(await faults('to=2026-11'), ['to not-over']);
  assert.deepEqual(await faults('from=2026-09&to=2026-10'), ['from too-few-months']);
  assert.deepEqual(await faults('from=2020-01&to=2026-10'), ['from too-many-months']);
  assert.deepEqual(await faults('months=13&audience=iedereen'), [
    'audience unknown-choice',
    'months unknown-choice',
  ]);
  assert.deepEqual(await faults('maand=3'), ['maand unknown-field']);
});

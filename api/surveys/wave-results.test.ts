import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshOutreach } from '#api/outreach/invented-outreach.ts';
import type { Outreach } from '#api/outreach/outreach.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { makeWave } from './make-wave.ts';
import { waveDetails } from './read-waves.ts';

const by = { name: 'Verzonnen', day: '2026-11-22' };
const codeOf = (slug: string) => areasOn('2026-12-01').find((area) => area.slug === slug)?.code as string;

/** A wave that is over, with so many answers of a place, all of them yes but one. */
async function closedWave(
  outreach: Outreach,
  days: { code: string; from: string; to: string },
  places: Record<string, number>,
) {
  const draft = { ...days, title: `Verzonnen ${days.code}`, access: 'open' };
  const id = await makeWave(outreach, draft, by);
  const cells = Object.entries(places).flatMap(([slug, n]) =>
    ['know-us', 'kept-silent'].flatMap((question) => {
      const cell = { wave_id: id, area_code: slug === 'PV27' ? slug : codeOf(slug), question };
      return [
        { ...cell, answer: 'yes', n: n - 1 },
        { ...cell, answer: 'no', n: 1 },
      ];
    }),
  );
  await outreach.database.store
    .insertInto('survey_counts')
    .values(cells as never)
    .execute();
  return id;
}

async function resultsOf(outreach: Outreach, id: string, comparedId?: string) {
  const { results } = await waveDetails(outreach, { id, comparedId }, '2027-06-01');
  assert.ok(results.kind === 'results');
  const { groups } = results;
  return (name: string) => groups.find((group) => group.name === name) ?? assert.fail(name);
}
const december = { code: 'ronde-1', from: '2026-12-01', to: '2026-12-20' };
const spring = { code: 'ronde-2', from: '2027-03-01', to: '2027-03-31' };

test('what few people answered does not come out of the numbers of their region and their neighbours', async (t) => {
  const { outreach } = await freshOutreach(t);
  const places = { 'hollands-kroon': 300, schagen: 80, texel: 5, haarlem: 200, zandvoort: 60, PV27: 3 };
  const of = await resultsOf(outreach, await closedWave(outreach, december, places));
  const direct = (name: string) => of(name).direct.find(({ question }) => question === 'know-us');
  const told = (name: string) => {
    const share = direct(name);
    assert.equal(share?.kind === 'measured', of(name).hidden.kind === 'estimated', name);
    return share?.kind === 'measured' ? share.answers : null;
  };
  const region = areasOn('2026-12-01').find(({ slug }) => slug === 'texel')?.region?.name as string;
  const south = areasOn('2026-12-01').find(({ slug }) => slug === 'haarlem')?.region?.name as string;
  assert.deepEqual([told('Hollands Kroon'), told(region), told('Noord-Holland')], [300, 385, 648]);
  assert.deepEqual([told('Texel'), told('Schagen')], [null, null], '385 − 300 − 80 would be Texel');
  assert.deepEqual(
    [told(south), told('Zandvoort'), told('Haarlem')],
    [null, null, 200],
    '648 − 385 − 260 are three',
  );
});

test('beside an earlier wave stands only what that one tells by itself, of places that are still the same', async (t) => {
  const { outreach } = await freshOutreach(t);
  const before = await closedWave(outreach, december, {
    ...{ 'hollands-kroon': 300, schagen: 80, texel: 5 },
    ...{ hilversum: 100, wijdemeren: 60 },
  });
  const places = { 'hollands-kroon': 300, schagen: 80, texel: 60, hilversum: 100 };
  const of = await resultsOf(outreach, await closedWave(outreach, spring, places), before);
  const change = (name: string) => {
    const { hidden } = of(name);
    return hidden.kind === 'estimated' ? hidden.change !== null : 'hidden';
  };
  assert.equal(change('Hollands Kroon'), true);
  assert.equal(change('Schagen'), false, 'the earlier wave hid it');
  assert.equal(change('Hilversum'), false, 'since then Wijdemeren has joined it');
  const gooi = areasOn('2027-03-01').find(({ slug }) => slug === 'hilversum')?.region?.name as string;
  assert.equal(change(gooi), true, 'the region is still the same');
});

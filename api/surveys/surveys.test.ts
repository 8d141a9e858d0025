import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { freshOutreach } from '#api/outreach/invented-outreach.ts';
import { freshToken } from '#api/outreach/outreach-key.ts';
import { postgresEngine, sqliteEngine } from '#api/storage/test-databases.ts';
import { seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { makeLetterCodes, readLetterCode } from './letter-codes.ts';
import { makeWave } from './make-wave.ts';
import { waveDetails } from './read-waves.ts';
import type { SurveyAnswers } from './survey.schema.ts';
import { takeAnswers, wholeProvince } from './take-answers.ts';
import { type Wave, waveOf } from './waves.ts';

const by = { name: 'Verzonnen Schrijver', day: '2026-11-22' };
const draft = {
  title: 'Verzonnen ronde',
  code: 'ronde-1',
  access: 'open',
  from: '2026-12-01',
  to: '2026-12-31',
};
const during = '2026-12-10';
const afterwards = '2027-01-01';
const [hollandsKroon, denHelder, texel] = ['hollands-kroon', 'den-helder', 'texel'].map(
  (slug) => areasOn(during).find((area) => area.slug === slug)?.code as string,
) as [string, string, string];

for (const engine of [sqliteEngine(), postgresEngine()]) {
  describe(`on ${engine.dialect}`, () => {
    before(engine.start);
    after(engine.stop);

    test('answers become sums per question; no row is a person', async (t) => {
      const { outreach } = await freshOutreach(t, engine);
      const wave = await waveOf(outreach, { id: await makeWave(outreach, draft, by) });
      const send = (answers: SurveyAnswers, areaCode: string, token = freshToken()) =>
        takeAnswers(outreach, wave, { answers, areaCode, token, code: null });
      const both = { 'know-us': 'yes', 'kept-silent': 'no' } as SurveyAnswers;
      assert.equal(await send(both, texel), 'counted');
      assert.equal(await send(both, texel), 'counted');
      assert.equal(await send({ 'know-us': 'no' } as SurveyAnswers, wholeProvince), 'counted');
      const rows = await outreach.database.store.selectFrom('survey_counts').selectAll().execute();
      assert.deepEqual(
        rows.map(({ area_code, question, answer, n }) => [area_code, question, answer, Number(n)]).sort(),
        [
          [texel, 'know-us', 'yes', 2],
          [texel, 'kept-silent', 'no', 2],
          [wholeProvince, 'know-us', 'no', 1],
        ].sort(),
      );
    });

    test('the same form twice, also at the same moment, counts once', async (t) => {
      const { outreach } = await freshOutreach(t, engine);
      const wave = await waveOf(outreach, { id: await makeWave(outreach, draft, by) });
      const token = freshToken();
      const answers = { 'know-us': 'yes' } as SurveyAnswers;
      const taken = await Promise.all(
        Array.from({ length: 8 }, () =>
          takeAnswers(outreach, wave, { answers, areaCode: texel, token, code: null }),
        ),
      );
      assert.deepEqual(taken.sort(), ['counted', ...Array(7).fill('repeated')]);
      const [row] = await outreach.database.store.selectFrom('survey_counts').select('n').execute();
      assert.equal(Number(row?.n), 1);
    });

    test('the code of a letter is good for one form, and a form without one is not', async (t) => {
      const { outreach } = await freshOutreach(t, engine);
      const letters = { ...draft, access: 'letters' };
      const wave = await waveOf(outreach, { id: await makeWave(outreach, letters, by) });
      const codes = await makeLetterCodes(outreach, wave, 1200);
      assert.equal(new Set(codes).size, 1200);
      const send = (typed: string | null, token = freshToken()) =>
        takeAnswers(outreach, wave, {
          ...{ answers: { 'know-us': 'yes' } as SurveyAnswers, areaCode: texel, token },
          code: typed && readLetterCode(typed),
        });
      const [first = '', second = '', third = '', fourth = ''] = codes;
      assert.equal(await send(first.toLowerCase().replace('-', ' ')), 'counted');
      assert.equal(await send(first), 'unknown-code');
      assert.equal(await send(null), 'unknown-code');
      assert.equal(await send('AAAAAAAAAA'), 'unknown-code');
      const race = await Promise.all(Array.from({ length: 5 }, () => send(second)));
      assert.deepEqual(race.sort(), ['counted', ...Array(4).fill('unknown-code')]);
      const token = freshToken();
      for (const [code, expected] of [
        [third, 'counted'],
        [third, 'repeated'],
        [fourth, 'counted'],
      ] as const)
        assert.equal(await send(code, token), expected, 'of one form, per letter once');
      const marks = await outreach.database.store.selectFrom('survey_marks').select('kind').execute();
      assert.equal(marks.filter(({ kind }) => kind === 'letter').length, 1196, 'used codes are gone');
      assert.equal(marks.filter(({ kind }) => kind === 'sent').length, 4, 'a refused form may be sent again');
    });
  });
}

/** A wave of people of whom `share` kept silent, each with a die; sums only, as the public door makes them. */
async function answered(
  outreach: Parameters<typeof takeAnswers>[0],
  wave: Wave,
  share: number,
  seed: number,
) {
  const random = seededRandom(seed);
  for (const [areaCode, people] of [
    [hollandsKroon, 300],
    [denHelder, 40],
    [texel, 20],
  ] as const)
    for (let person = 0; person < people; person += 1) {
      const die = 1 + Math.floor(random() * 6);
      const silent = random() < share;
      const answer = die === 1 || (die < 6 && silent) ? 'yes' : 'no';
      const answers = { 'kept-silent': answer, 'know-us': random() < 0.5 ? 'yes' : 'no' } as SurveyAnswers;
      await takeAnswers(outreach, wave, { answers, areaCode, token: freshToken(), code: null });
    }
}

test('a wave runs, closes, and its estimate comes out with an interval, per region and where answers allow it', async (t) => {
  const { outreach } = await freshOutreach(t);
  const [one, two] = [
    await waveOf(outreach, { id: await makeWave(outreach, draft, by) }),
    await waveOf(outreach, {
      id: await makeWave(outreach, { ...draft, code: 'ronde-2', from: '2027-02-01', to: '2027-02-28' }, by),
    }),
  ];
  await answered(outreach, one, 0.7, 3);
  await answered(outreach, two, 0.4, 4);
  const running = await waveDetails(outreach, { id: one.id }, during);
  assert.deepEqual([running.phase, running.forms, running.results], ['open', 360, { kind: 'running' }]);
  const closed = await waveDetails(outreach, { id: two.id, comparedId: one.id }, '2027-03-01');
  assert.ok(closed.results.kind === 'results');
  const of = (name: string) =>
    closed.results.kind === 'results' && closed.results.groups.find((group) => group.name === name);
  const place = of('Hollands Kroon');
  assert.ok(place && place.hidden.kind === 'estimated' && place.hidden.change !== null);
  assert.ok(place.hidden.interval[0] < 0.4 && 0.4 < place.hidden.interval[1], `${place.hidden.interval}`);
  assert.ok(place.hidden.change.interval[0] < -0.3 && -0.3 < place.hidden.change.interval[1]);
  assert.ok(place.hidden.change.interval[1] < 0, 'the change shows');
  const small = of('Texel');
  assert.ok(
    small && small.hidden.kind === 'too-few',
    'twenty answers say nothing, and nothing of them is told',
  );
  assert.ok(small.direct.every(({ kind }) => kind === 'too-few'));
  const province = of('Noord-Holland');
  assert.ok(province && province.hidden.kind === 'estimated' && province.hidden.answers === 360);
});

test('while a wave runs one form more or less does not show', async (t) => {
  const { outreach } = await freshOutreach(t);
  const wave = await waveOf(outreach, { id: await makeWave(outreach, draft, by) });
  const formsAfter = async (answer: string) => {
    const answers = { 'know-us': answer } as SurveyAnswers;
    await takeAnswers(outreach, wave, { answers, areaCode: texel, token: freshToken(), code: null });
    return JSON.stringify(await waveDetails(outreach, { id: wave.id }, during));
  };
  const first = await formsAfter('yes');
  for (let person = 0; person < 8; person += 1) assert.equal(await formsAfter('no'), first);
  assert.notEqual(await formsAfter('no'), first, '(counter-proof: the tenth is told)');
});

test('a wave that cannot be is refused by its field', async (t) => {
  const { outreach } = await freshOutreach(t);
  await makeWave(outreach, draft, by);
  for (const [changes, field] of [
    [{ code: 'ronde-1' }, 'code'],
    [{ code: 'Ronde 2' }, 'code'],
    [{ title: ' ' }, 'title'],
    [{ to: '2026-11-30' }, 'to'],
    [{ to: '2027-12-31' }, 'to'],
    [{ from: '2026-11-21' }, 'from'],
    [{ from: 'gisteren' }, 'from'],
    [{ access: 'iedereen' }, 'access'],
    [{ extra: 1 }, 'extra'],
  ] as const)
    await assert.rejects(
      makeWave(outreach, { ...draft, code: 'ronde-3', ...changes }, by),
      (error: { fields?: { field: string }[] }) =>
        error.fields?.some((fault) => fault.field === field) === true,
      JSON.stringify(changes),
    );
  assert.equal(
    (await waveDetails(outreach, { id: (await waveOf(outreach, { code: 'ronde-1' })).id }, afterwards)).phase,
    'closed',
  );
});

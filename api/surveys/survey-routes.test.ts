import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshToken } from '#api/outreach/outreach-key.ts';
import { areaOfSlug } from '#content/areas/area-slugs.ts';
import { draft, surveySite, yes } from './invented-survey.ts';
import { makeLetterCodes } from './letter-codes.ts';
import { makeWave } from './make-wave.ts';
import { waveLines } from './read-waves.ts';
import type { SurveysPage } from './survey-page.schema.ts';

test('who opens the survey gets a form of today, and what he sends is added up, in every full language', async (t) => {
  const { app, shown, send, answers } = await surveySite(t);
  const texel = areaOfSlug('texel', '2026-11-22');
  const areaCode = texel?.kind === 'area' ? texel.area.code : assert.fail();
  for (const home of ['', '/en', '/pl']) {
    const opened = await app.inject({ url: `${home}/enquete/ronde-1` });
    assert.deepEqual([opened.statusCode, shown().state, shown().problem], [200, 'ask', null]);
    const { formToken } = shown();
    const sent = await send({ ...yes, formToken, areaCode }, `${home}/enquete/ronde-1`);
    assert.deepEqual([sent.status, sent.page.state, sent.page.answers], [200, 'thanks', {}]);
  }
  assert.deepEqual(await answers(), [
    [areaCode, 'kept-silent', 'no', 3],
    [areaCode, 'know-us', 'yes', 3],
  ]);
});

test('neither the form nor an answer is kept by a browser or named to another site', async (t) => {
  const { app, send } = await surveySite(t);
  const answersOf = [
    await app.inject({ url: '/enquete' }),
    await app.inject({ url: '/enquete/ronde-1' }),
    await send(),
    await send({ 'know-us': 'maybe' }),
  ];
  for (const { headers } of answersOf) {
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['set-cookie'], undefined);
    assert.equal(headers.location, undefined, 'no address is made of what was answered');
  }
});

test('the public side opens no name of staff: with names that nobody can open it answers as ever', async (t) => {
  const { app, send, outreach } = await surveySite(t);
  await outreach.database.store
    .updateTable('survey_waves')
    .set({ made_by_name: Buffer.from('sealed with another key') })
    .execute();
  for (const url of ['/enquete', '/enquete/ronde-1'])
    assert.equal((await app.inject({ url })).statusCode, 200, url);
  assert.equal((await send()).page.state, 'thanks');
  await assert.rejects(waveLines(outreach, '2026-11-22'), '(counter-proof: the desk opens them)');
});

test('a double click, also at the same moment, and a form that is sent again later count once', async (t) => {
  const { send, answers } = await surveySite(t);
  const formToken = freshToken();
  const clicks = await Promise.all(Array.from({ length: 5 }, () => send({ ...yes, formToken })));
  const later = await send({ 'know-us': 'no', formToken });
  for (const { status, page } of [...clicks, later]) assert.deepEqual([status, page.state], [200, 'thanks']);
  assert.deepEqual(await answers(), [
    ['PV27', 'kept-silent', 'no', 1],
    ['PV27', 'know-us', 'yes', 1],
  ]);
  await send();
  assert.equal((await answers())[0]?.[3], 2, '(counter-proof: another form counts)');
});

test('a wave is answered on its days and on no other, and its last day is one of them', async (t) => {
  const { app, shown, send, answers, clock, pages, outreach } = await surveySite(t);
  const at = { ...draft, code: 'ronde-2', access: 'open', from: '2026-12-01', to: '2026-12-31' };
  await makeWave(outreach, at, { name: 'Verzonnen', day: '2026-11-22' });
  const planned = await send(yes, '/enquete/ronde-2');
  assert.deepEqual([planned.status, planned.page.state, planned.page.from], [409, 'planned', '2026-12-01']);
  const open = async () => {
    await app.inject({ url: '/enquete' });
    return (pages.at(-1) as unknown as SurveysPage).waves.map(({ code }) => code);
  };
  assert.deepEqual(await open(), ['ronde-1']);
  // The last quarter of an hour of the last day, in Amsterdam.
  clock.ms = Date.parse('2026-11-30T22:45:00Z');
  assert.equal((await send()).page.state, 'thanks');
  clock.ms = Date.parse('2026-11-30T23:01:00Z');
  const late = await send();
  assert.deepEqual([late.status, late.page.state], [409, 'closed']);
  assert.deepEqual((await app.inject({ url: '/enquete/ronde-1' })).statusCode, 200);
  assert.equal(shown().state, 'closed');
  assert.deepEqual(await open(), ['ronde-2']);
  assert.equal((await answers())[0]?.[3], 1);
});

test('with letters each code counts once, and a wrong one leaves what was typed in the form', async (t) => {
  const { send, answers, outreach, id } = await surveySite(t, 'letters');
  const [first = '', second = ''] = await makeLetterCodes(outreach, { id }, 2);
  for (const code of ['', 'geen', 'AAAAA-AAAAA', 'x'.repeat(5000)]) {
    const { status, page } = await send({ ...yes, code });
    assert.deepEqual([status, page.problem, page.answers], [400, 'unknown-code', yes], code.slice(0, 20));
    assert.equal(page.typedCode, code.slice(0, 40));
  }
  const formToken = freshToken();
  assert.equal((await send({ ...yes, formToken, code: 'AAAAA-AAAAA' })).status, 400);
  const mended = await send({ ...yes, formToken, code: ` ${first.toLowerCase().replace('-', '')} ` });
  assert.deepEqual(
    [mended.status, mended.page.state],
    [200, 'thanks'],
    'the same form, with the code mended',
  );
  assert.equal((await send({ ...yes, code: first })).page.problem, 'unknown-code', 'it is used up');
  const race = await Promise.all(Array.from({ length: 4 }, () => send({ ...yes, code: second })));
  assert.deepEqual(race.map(({ status }) => status).sort(), [200, 400, 400, 400]);
  assert.equal((await answers())[0]?.[3], 2);
});

test('an open wave asks for no code and counts one that is typed all the same', async (t) => {
  const { send, shown, answers } = await surveySite(t);
  assert.equal((await send({ ...yes, code: 'AAAAA-AAAAA' })).page.state, 'thanks');
  assert.deepEqual([shown().access, shown().typedCode], ['open', '']);
  assert.equal((await answers()).length, 2);
});

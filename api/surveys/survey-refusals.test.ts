import assert from 'node:assert/strict';
import { test } from 'node:test';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { sql } from 'kysely';
import { freshToken } from '#api/outreach/outreach-key.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { keptPages } from '#api/site/kept-pages.ts';
import { type Fields, surveySite, urlencoded, yes } from './invented-survey.ts';
import { makeLetterCodes } from './letter-codes.ts';
import { surveyRoutes } from './survey-routes.ts';

test('what no form of ours sends is refused, counts nothing and breaks nothing', async (t) => {
  const { app, post, send, answers } = await surveySite(t);
  const formToken = freshToken();
  const wrong: Fields[] = [
    { formToken, 'know-us': 'maybe' },
    { formToken, 'know-us': 'constructor' },
    { formToken, 'know-us': 'yes\u0000' },
    { formToken, 'would-report': 'yes' },
    { formToken, ...yes, areaCode: 'GM9999' },
    { formToken, ...yes, areaCode: '__proto__' },
    { formToken, ...yes, waveId: 'x' },
    { formToken, ...yes, __proto__x: 'x', constructor: 'x' },
    { ...yes },
    { ...yes, formToken: '' },
    { ...yes, formToken: 'A'.repeat(23) },
    { ...yes, formToken: `${'A'.repeat(21)}'` },
    [...Object.entries({ formToken, ...yes }), ['know-us', 'no']],
    [...Object.entries({ formToken, ...yes }), ['formToken', freshToken()]],
    [...Object.entries({ formToken, ...yes }), ['__proto__', 'x']],
    Array.from({ length: 300 }, (_, at) => [`field-${at}`, 'x']),
  ];
  for (const fields of wrong) {
    const { status } = await post(fields);
    assert.ok(status >= 400 && status < 500, `${status} for ${JSON.stringify(fields).slice(0, 120)}`);
  }
  for (const [type, payload] of [
    ['application/json', '{"know-us":"yes"}'],
    ['application/json', '{'],
    ['text/plain', 'know-us=yes'],
    ['multipart/form-data; boundary=grens', '--grens'],
    ['multipart/form-data', 'x'],
    ['application/x-www-form-urlencoded', '%FF%00&&&==&%'],
    ['application/x-www-form-urlencoded', 'x'.repeat(200_000)],
  ] as const) {
    const headers = { 'content-type': type };
    const answer = await app.inject({ method: 'POST', url: '/enquete/ronde-1', headers, payload });
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${answer.statusCode} for ${type}`);
  }
  assert.deepEqual(await answers(), []);
  await send();
  assert.equal((await answers()).length, 2, '(counter-proof: a right form is taken)');
});

test('a form without an answer is shown again with what to do; each question alone is enough', async (t) => {
  const { send, answers } = await surveySite(t);
  const empty = await send({ 'know-us': '' });
  assert.deepEqual([empty.status, empty.page.state, empty.page.problem], [400, 'ask', 'nothing-answered']);
  const alone = await send({ 'would-report': 'probably', 'know-us': '' });
  assert.deepEqual([alone.status, alone.page.state], [200, 'thanks']);
  assert.deepEqual(await answers(), [['PV27', 'would-report', 'probably', 1]]);
});

test('in a crowd nothing is counted, and what was typed stays in the form to be sent again', async (t) => {
  const { outreach, clock, send, answers } = await surveySite(t);
  const app = fastify();
  t.after(() => app.close());
  const renderPage = async (page: RenderedPage) => JSON.stringify(page);
  const parts = { outreach, renderPage, sendKept: keptPages(renderPage), now: () => clock.ms };
  await app.register(formbody);
  await app.register(multipart);
  await app.register(surveyRoutes, { ...parts, gate: async () => false });
  const formToken = freshToken();
  const crowded = await app.inject({
    ...{ method: 'POST', url: '/enquete/ronde-1', headers: urlencoded },
    payload: new URLSearchParams({ ...yes, formToken }).toString(),
  });
  const page = crowded.json();
  assert.deepEqual([crowded.statusCode, page.problem, page.answers], [503, 'crowded', yes]);
  assert.deepEqual(await answers(), []);
  assert.equal((await send({ ...yes, formToken: page.formToken })).page.state, 'thanks');
  assert.equal((await answers()).length, 2);
});

test('a wave that nobody made is not found, whatever its address holds', async (t) => {
  const { app, send } = await surveySite(t);
  for (const code of ['ronde-9', '%00', '%27%20or%201=1', '__proto__', 'a'.repeat(90), '..%2f..%2fetc']) {
    assert.equal((await app.inject({ url: `/enquete/${code}` })).statusCode, 404, code);
    assert.equal((await send(yes, `/enquete/${code}`)).status, 404, code);
  }
  assert.equal((await app.inject({ url: '/enquete/Ronde-1?utm_source=brief' })).statusCode, 200, 'a capital');
});

test('nothing that was answered, and no code of a letter, stands in a log, also when the store fails', async (t) => {
  const { app, send, outreach, id, log } = await surveySite(t, 'letters');
  const [code = '', other = ''] = await makeLetterCodes(outreach, { id }, 2);
  await send({ ...yes, code: 'GEENG-0EDEC' });
  await send({ ...yes, code });
  await send({ 'know-us': 'verzonnen-antwoord', code });
  await app.inject({ url: `/enquete/ronde-1?code=${code}&know-us=yes` });
  await outreach.database.store.schema.dropTable('survey_counts').execute();
  assert.equal((await send({ ...yes, code: other })).status, 500);
  const written = log.join('');
  assert.match(written, /request-failed/, '(counter-proof: the failure is told)');
  for (const one of [code, other, 'GEENG', 'verzonnen-antwoord', 'know-us', 'kept-silent', 'survey_counts'])
    assert.ok(!written.includes(one) && !written.includes(one.replace('-', '')), `${one} in ${written}`);
});

test('on a full disk an answer and an address are refused with 503, what was typed stays, and nothing is counted', async (t) => {
  const { send, post, shown, answers, outreach, id, log } = await surveySite(t, 'letters');
  const [code = ''] = await makeLetterCodes(outreach, { id }, 1);
  const { store } = outreach.database;
  await sql`PRAGMA max_page_count = 1`.execute(store);
  for (const letters of [500, 1])
    await assert.rejects(async () => {
      while (true) await makeLetterCodes(outreach, { id }, letters);
    }, letters.toString());
  const refused = await send({ ...yes, code });
  assert.deepEqual([refused.status, refused.page.problem, refused.page.answers], [503, 'not-stored', yes]);
  assert.deepEqual([refused.page.typedCode, await answers()], [code, []]);
  // The first addresses still find a place in pages that were there.
  let typed = { list: 'residents', address: '' };
  let status = 200;
  for (let reader = 0; status === 200 && reader < 20; reader += 1) {
    typed = { ...typed, address: `verzonnen-${reader}@drugsalert.example` };
    ({ status } = await post(typed, '/nieuwsbrief'));
  }
  const page = shown() as unknown as { problem: string; typed: typeof typed };
  assert.deepEqual([status, page.problem, page.typed], [503, 'not-stored', typed]);
  assert.match(log.join(''), /request-failed/);
  await sql`PRAGMA max_page_count = 1000000`.execute(store);
  assert.equal((await send({ ...yes, code })).page.state, 'thanks', 'the code was not used up');
});

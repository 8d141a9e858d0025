import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { problemDocument } from '#api/guard/problem-reply.ts';
import { distDir, openHouse } from '#api/house.ts';
import { Problem, type ProblemCode, problems } from '#api/problems.ts';
import { publicApp } from '#api/public-app.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { signInLinks } from './sign-in-link.ts';
import { issueToken } from './staff-tokens.ts';

const toResidents = /uw melding|Meld Misdaad Anoniem|bij gevaar|kreeg u geen code/i;

let site: FastifyInstance;
let desk: FastifyInstance;
let authorization: string;
let close: () => Promise<unknown>;

before(async (t) => {
  const config = readConfig({ DATA_DIR: temporaryFolder(t as never) });
  const house = await openHouse({ config, log: () => {}, now: Date.now, random: Math.random });
  const shared = {
    ...{ ...house, config, log: () => {}, now: Date.now, distDir },
    ...{ links: signInLinks(), developmentKeys: true, pepper: house.keys.pepper, publicAddress: '' },
    // The site has its own tests; here a page is what the route hands to it.
    ...{ ready: async () => true, renderPage: async (page: unknown) => JSON.stringify(page) },
  };
  [site, desk] = [await publicApp(shared), await deskApp(shared)];
  for (const app of [site, desk])
    for (const path of ['/api/v1/broken', '/broken'])
      app.get(path, { config: { roles: ['lead'] } }, async () => {
        throw new Error('verzonnen fout');
      });
  const member = { role: 'lead', name: 'Verzonnen collega', region: null } as const;
  authorization = `Bearer ${await issueToken(house.database.store, member)}`;
  close = () => Promise.all([site.close(), desk.close()]).then(() => house.close());
});
after(() => close());

type Answer = { code: string; detail: string };
const post = async (app: FastifyInstance, url: string, payload: string, type = 'application/json') => {
  const headers = { authorization, 'content-type': type, 'idempotency-key': 'verzonnen-sleutel' };
  return (await app.inject({ method: 'POST', url, payload, headers })).json<Answer>();
};
const get = async (app: FastifyInstance, url: string) =>
  (await app.inject({ url, headers: { authorization } })).json<Answer>();

test('programs of staff read about their work, never about a report that was not sent', async () => {
  const huge = JSON.stringify({ title: 'x'.repeat(300_000) });
  const answers = [
    await post(desk, '/api/v1/campaigns', '{"title":'),
    await post(desk, '/api/v1/campaigns', huge),
    await post(desk, '/api/v1/campaigns', '{}'),
    await post(desk, '/api/v1/campaigns', 'a;b', 'text/csv'),
    await get(desk, '/api/v1/broken'),
    await get(desk, '/api/v1/nothing'),
    await get(desk, '/api/v1/%E0%A4%A'),
  ];
  assert.deepEqual(
    answers.map(({ code }) => code),
    [
      ...['malformed-body', 'too-large', 'invalid-input', 'unsupported-media-type', 'internal-error'],
      ...['not-found', 'not-found'],
    ],
  );
  for (const { code, detail } of answers) assert.doesNotMatch(detail, toResidents, code);
});

test('the desk API takes no form: a program that posts one by mistake changes nothing', async () => {
  const form = 'application/x-www-form-urlencoded';
  const { code } = await post(desk, '/api/v1/campaigns/1/withdrawal', 'reason=verzonnen', form);
  assert.equal(code, 'unsupported-media-type');
});

test('a page of the desk tells staff what went wrong, in words for staff', async () => {
  const form = 'application/x-www-form-urlencoded';
  const pages = [
    await post(desk, '/campagnes/nieuw', `title=${'x'.repeat(300_000)}`, form),
    await get(desk, '/broken'),
    await get(desk, '/niets'),
  ];
  assert.deepEqual(
    pages.map(({ code }) => code),
    ['too-large', 'internal-error', 'not-found'],
  );
  for (const { code, detail } of pages) {
    assert.ok(detail.length > 10, code);
    assert.doesNotMatch(detail, toResidents, code);
  }
});

test('a resident still reads about the report and whom to call', async () => {
  const broken = await post(site, '/api/v1/reports', '{"phenomenon":');
  assert.match(broken.detail, /Uw melding is niet opgeslagen.*Meld Misdaad Anoniem/);
  assert.match((await post(site, '/api/v1/reports', '{}')).detail, /Uw melding is nog niet verstuurd/);
  assert.match((await get(site, '/api/v1/broken')).detail, /Kreeg u geen code\?.*Meld Misdaad Anoniem/);
  assert.match((await get(site, '/api/v1/%E0%A4%A')).detail, /Bij gevaar belt u 112/);
});

test('a request that is no HTTP gets the words of its listener', async () => {
  assert.match(await rawAnswer(site), /Uw melding/);
  const ofDesk = await rawAnswer(desk);
  assert.match(ofDesk, /malformed-body/);
  assert.doesNotMatch(ofDesk, toResidents);
});

test('no problem at all speaks to staff as to a resident', () => {
  for (const code of Object.keys(problems) as ProblemCode[])
    assert.doesNotMatch(problemDocument(new Problem(code), 'staff'), toResidents, code);
});

async function rawAnswer(app: FastifyInstance): Promise<string> {
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('verzonnen onzin\r\n\r\n');
  let answer = '';
  socket.on('data', (part) => {
    answer += part;
  });
  await once(socket, 'close');
  return answer;
}

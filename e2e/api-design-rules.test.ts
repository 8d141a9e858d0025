import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answerRules, type HttpAnswer } from './adr/answer-rules.ts';
import { frameRules } from './adr/frame-rules.ts';
import { type OpenApi, resolved } from './adr/open-api.ts';
import { operationRules } from './adr/operation-rules.ts';
import { schemaRules } from './adr/schema-rules.ts';
import { publishedHouse, tokenFor } from './published-house.ts';
import { type RunningHouse, removeFolder, runCommand } from './running-house.ts';

let house: RunningHouse;
let token: string;
before(async () => {
  house = await publishedHouse();
  token = await tokenFor(house, 'lead');
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
});

const listeners = { site: () => house.publicUrl, desk: () => house.deskUrl };
type Listener = keyof typeof listeners;
const documents: [Listener, string][] = [
  ['site', '/api/v1/openapi.json'],
  ['site', '/ogc/v1/openapi.json'],
  ['desk', '/api/v1/openapi.json'],
  ['desk', '/ogc/v1/openapi.json'],
];

const fetched = new Map<string, Promise<OpenApi>>();

/** A copy of its own for every rule. */
async function fetchDocument(listener: Listener, path: string): Promise<OpenApi> {
  const address = listeners[listener]() + path;
  const asked =
    fetched.get(address) ?? fetch(address).then(async (answer) => (await answer.json()) as OpenApi);
  fetched.set(address, asked);
  return resolved(await asked);
}

describe('the documents keep the rules of the linter', () => {
  for (const { id, faults, plant } of [...frameRules, ...operationRules, ...schemaRules]) {
    test(id, async () => {
      for (const [listener, path] of documents) {
        const found = faults(await fetchDocument(listener, path));
        // The one exception: the standard of the map service names its own parameter so.
        const allowed =
          path.startsWith('/ogc') && id === 'nlgov:query-keys-camel-case' ? /: bbox-crs$/ : null;
        assert.deepEqual(
          found.filter((fault) => !allowed?.test(fault)),
          [],
          `${listener} ${path}`,
        );
      }
    });

    test(`${id} bites: a planted fault is seen`, async () => {
      for (const [listener, path] of documents.slice(0, 2)) {
        const document = await fetchDocument(listener, path);
        const before = faults(document).length;
        plant(document);
        assert.ok(faults(document).length > before, path);
      }
    });
  }
});

type Question = { listener: Listener; path: string; status: number; init?: RequestInit; signedIn?: boolean };

const json = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});
const site = (path: string, status: number, init?: RequestInit): Question => ({
  listener: 'site',
  path,
  status,
  init,
});
const desk = (path: string, status: number, init?: RequestInit): Question => ({
  listener: 'desk',
  path,
  status,
  init,
  signedIn: true,
});

const questions: Question[] = [
  site('/api/v1/areas', 200),
  site('/api/v1/public-counts', 200),
  site('/api/v1/openapi.json', 200),
  site('/api/v1/areas/', 404),
  site('/api/v1/none', 404),
  site('/api/v1/areas?colour=blue', 400),
  site('/api/v1/reports', 405),
  site('/api/v1/reports', 400, json('{"phenomenon":')),
  site('/api/v1/reports', 415, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'a;b' }),
  site('/api/v1/reports', 413, json(`{"place":"${'x'.repeat(70_000)}"}`)),
  site('/ogc/v1', 200),
  site('/ogc/v1/api', 200),
  site('/ogc/v1/collections/areas/items', 200),
  site('/ogc/v1/collections/areas/items?limit=0', 400),
  site('/ogc/v1/collections/', 404),
  site('/ogc/v1/collections', 405, { method: 'POST' }),
  desk('/api/v1/densities', 200),
  desk('/api/v1/openapi.json', 200),
  desk('/api/v1/densities/', 404),
  desk('/api/v1/densities?from=x', 400),
  desk('/api/v1/exports', 400, json('{}')),
  desk('/api/v1/exports/none/versions/1.csv', 404),
  desk('/api/v1/intake/leases', 403, json('{}')),
  desk('/ogc/v1/collections/densities/items', 200),
  { listener: 'desk', path: '/api/v1/densities', status: 401 },
  { listener: 'desk', path: '/ogc/v1/collections', status: 401 },
];

const answered = new Map<Question, Promise<HttpAnswer>>();

/** Each question is asked once; every rule looks at its answer. */
function answerTo(question: Question): Promise<HttpAnswer> {
  const answer = answered.get(question) ?? ask(question);
  answered.set(question, answer);
  return answer;
}

async function ask({ listener, path, init, signedIn }: Question): Promise<HttpAnswer> {
  const headers = { ...init?.headers, ...(signedIn && { authorization: `Bearer ${token}` }) };
  const response = await fetch(listeners[listener]() + path, { ...init, headers, redirect: 'manual' });
  const asked = { method: init?.method ?? 'GET', path };
  const told = Object.fromEntries(response.headers) as HttpAnswer['headers'];
  return { asked, status: response.status, headers: told, body: await response.text() };
}

describe('every answer keeps the API Design Rules', () => {
  for (const { id, faults, plant } of answerRules) {
    test(id, async () => {
      for (const question of questions) {
        const answer = await answerTo(question);
        const what = `${answer.asked.method} ${question.listener} ${question.path}`;
        assert.equal(answer.status, question.status, `${what}: ${answer.body.slice(0, 300)}`);
        assert.deepEqual(faults(answer), [], what);
      }
    });

    test(`${id} bites: a planted answer is seen`, async () => {
      for (const question of questions.slice(0, 8))
        assert.ok(faults(plant(await answerTo(question))).length > 0);
    });
  }

  test('/core/publish-openapi: at the root of each API, open to every site, parsable, and of the version in the header', async () => {
    for (const [listener, path] of documents) {
      const { status, headers, body } = await ask({ listener, path, status: 200 });
      assert.equal(status, 200, `${listener} ${path}`);
      assert.match(headers['content-type'] ?? '', /json/);
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.equal((JSON.parse(body) as OpenApi).info.version, headers['api-version']);
    }
  });

  test('/core/error-handling/all-errors: one answer names every faulty field', async () => {
    const { body } = await ask(
      desk('/api/v1/exports', 400, json('{"question":"kort","endsOn":"morgen","filters":{"level":"x"}}')),
    );
    const { errors } = JSON.parse(body) as { errors: { field: string }[] };
    assert.deepEqual(errors.map(({ field }) => field).sort(), ['endsOn', 'level', 'question']);
  });
});

describe('npm run adr', () => {
  test('without a ruleset, or with one that is not there, it says how it is called and ends with 2', async () => {
    for (const words of [[], ['no-such-file.yaml'], ['a', 'b']]) {
      const { code, stderr } = await runCommand('e2e/adr/adr.ts', words, {});
      assert.equal(code, 2);
      assert.match(stderr, /npm run adr -- RULESET/);
    }
  });

  test('checks the documents that a running server gives', async () => {
    const { readFileSync } = await import('node:fs');
    const { code, stdout } = await runCommand('api/commands/openapi.ts', [house.dataDir], {});
    assert.equal(code, 0);
    const files = stdout.trim().split('\n');
    const served = documents.map(([listener, path]) =>
      fetch(listeners[listener]() + path).then((answer) => answer.json()),
    );
    assert.deepEqual(
      files.map((file) => JSON.parse(readFileSync(file, 'utf8'))),
      await Promise.all(served),
    );
  });
});

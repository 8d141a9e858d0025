import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { filesOf, findPlanted } from './find-planted.ts';
import { freshFolder, type RunningHouse, removeFolder, sendReport, startHouse } from './running-house.ts';

let house: RunningHouse;
const folder = freshFolder();
const tokens = new Map<string, string>();
before(async () => {
  house = await startHouse({ LOG_LEVEL: 'debug' }, folder);
});
after(async () => {
  await house?.stop();
  removeFolder(folder);
});

async function tokenOf(role: string, region?: string): Promise<string> {
  const name = `${role} ${region ?? ''}`;
  const words = ['token', '--role', role, ...(region ? ['--region', region] : [])];
  if (!tokens.has(name)) {
    const { stdout } = await house.command('api/commands/staff.ts', ...words);
    tokens.set(name, stdout.trim().split('\n').at(-1) ?? '');
  }
  return tokens.get(name) ?? '';
}

type Json = Record<string, unknown>;

async function desk(role: string, path: string, body?: object, region?: string) {
  const headers = {
    authorization: `Bearer ${await tokenOf(role, region)}`,
    'content-type': 'application/json',
  };
  const init = body && { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${house.deskUrl}/api/v1/intake/${path}`, { headers, ...init });
  return { status: answer.status, body: (await answer.json()) as Json };
}

async function site(path: string, body: object) {
  const answer = await fetch(`${house.publicUrl}/api/v1/follow-ups${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, bytes: Buffer.byteLength(text), body: JSON.parse(text) as Json };
}

let made = 0;
const seen = new Set<string>();

/** A report in Texel (region VR10), its receipt, and its id as staff find it. */
async function report(): Promise<{ receipt: string; id: string }> {
  made += 1;
  const draft = { phenomenon: 'other', description: `Verzonnen melding ${made}`, areaCode: 'GM0448' };
  const { body } = await sendReport(house.publicUrl, draft, `follow-up-${made}`);
  const list = (await desk('analyst', 'reports?limit=200')).body.reports as { id: string }[];
  const id = list.find((each) => !seen.has(each.id))?.id ?? '';
  seen.add(id);
  return { receipt: String(body.receipt), id };
}

type Message = { id: string; kind: string; text: string; choices: string[]; answered: boolean };
const messagesOf = async (receipt: string) => (await site('', { receipt })).body.messages as Message[];

async function openedAnswers(): Promise<Json[]> {
  const { code, stdout, stderr } = await house.command('api/commands/hub.ts', 'answers');
  assert.deepEqual([code, stderr], [0, '']);
  return stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const question = {
  text: 'PLANTVRAAG staat de roze walvis er nog?',
  choices: ['PLANTKEUZE nog altijd', 'Nee, weg'],
  checkBack: new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10),
};

test('hub and reporter speak with each other by programs, and the hub fetches and confirms the answer', async () => {
  const { receipt, id } = await report();
  const asked = await desk('hub', `reports/${id}/questions`, question);
  assert.equal(asked.status, 201);
  const [message] = await messagesOf(receipt);
  assert.deepEqual(
    { ...message, week: '' },
    { id: asked.body.id, kind: 'question', ...question, code: null, week: '', answered: false },
  );
  const answer = { receipt, choice: question.choices[0], text: 'PLANTANTWOORD achter de molen\nen verder' };
  const stored = await site('/messages', answer);
  assert.deepEqual([stored.status, stored.body], [200, { stored: true, repeated: false }]);
  assert.deepEqual((await site('/messages', { ...answer, message: asked.body.id })).body, {
    stored: true,
    repeated: true,
  });
  assert.equal((await messagesOf(receipt))[0]?.answered, true);

  const fetched = (await desk('hub', 'answers')).body.answers as Json[];
  const mine = fetched.find((each) => each.question === asked.body.id) as Json;
  assert.equal(mine.report, id);
  const opened = (await openedAnswers()).find((each) => each.id === mine.id);
  assert.deepEqual(opened, {
    ...{ id: mine.id, report: id, question: asked.body.id, questionText: question.text },
    ...{ choice: answer.choice, text: answer.text, week: mine.week },
  });
  const confirmed = await desk('hub', 'answers/acknowledgements', { ids: [mine.id, asked.body.id] });
  assert.deepEqual(confirmed.body, { confirmed: 1, unknown: [asked.body.id] });
  const left = (await desk('hub', 'answers')).body.answers as Json[];
  assert.ok(left.every((each) => each.id !== mine.id));
  const all = (await desk('hub', 'answers?confirmed=true')).body.answers as Json[];
  assert.ok(all.some((each) => each.id === mine.id));
  const told = (await desk('lead', `reports/${id}/messages`)).body.messages as Json[];
  assert.deepEqual(
    told.map(({ kind, byRole, answered }) => [kind, byRole, answered]),
    [
      ['question', 'hub', true],
      ['answer', '', false],
    ],
  );
  const planted = ['PLANTVRAAG', 'PLANTKEUZE', 'PLANTANTWOORD', receipt, receipt.replaceAll('-', '')];
  const places = () => filesOf(folder).set('log', Buffer.from(house.output()));
  assert.deepEqual(findPlanted(places(), planted), []);
  assert.notDeepEqual(findPlanted(places().set('planted', Buffer.from(receipt)), planted), []);
});

test('the longest texts that are accepted fit the one length of page and API', async () => {
  const { receipt, id } = await report();
  for (const letter of ['"', '漢', "'"]) {
    const choices = Array.from({ length: 6 }, (_, at) => `${letter.repeat(79)}${at}`);
    const asked = await desk('analyst', `reports/${id}/questions`, {
      ...question,
      text: letter.repeat(1_000),
      choices,
    });
    assert.equal(asked.status, 201);
  }
  const full = await desk('analyst', `reports/${id}/questions`, question);
  assert.deepEqual([full.status, full.body.code], [409, 'thread-full']);
  const { bytes, body } = await site('', { receipt });
  assert.deepEqual([bytes, (body.messages as Json[]).length], [16_384, 3]);
  const page = await fetch(`${house.publicUrl}/vervolg`, {
    method: 'POST',
    body: new URLSearchParams({ receipt }),
  });
  assert.equal(Buffer.byteLength(await page.text()), 49_152);

  const [message] = (body.messages as Message[]).filter(({ text }) => text.startsWith('漢'));
  const answer = { receipt, message: message?.id, choice: message?.choices[5], text: '漢'.repeat(1_500) };
  assert.equal((await site('/messages', answer)).status, 200);
  const opened = (await openedAnswers()).find((each) => each.question === message?.id);
  assert.equal(opened?.text, answer.text);
});

test('the receipt page of a report has the length of the pages of a follow-up', async () => {
  const form = new URLSearchParams({ phenomenon: 'other', description: 'Verzonnen melding per formulier' });
  const page = await fetch(`${house.publicUrl}/melden`, { method: 'POST', body: form });
  const html = await page.text();
  assert.match(html, /data-receipt/);
  assert.equal(Buffer.byteLength(html), 49_152);
  seen.add(
    ((await desk('analyst', 'reports?limit=200')).body.reports as Json[])
      .map(({ id }) => `${id}`)
      .find((id) => !seen.has(id)) ?? '',
  );
});

test('who may ask, read and confirm', async () => {
  const { id } = await report();
  const ask = async (role: string, region?: string) =>
    (await desk(role, `reports/${id}/questions`, { text: 'Verzonnen' }, region)).status;
  const read = async (role: string, region?: string) =>
    (await desk(role, `reports/${id}/messages`, undefined, region)).status;
  assert.deepEqual([await ask('communication'), await ask('claims'), await ask('admin')], [403, 403, 403]);
  assert.deepEqual([await read('communication'), await read('claims'), await read('admin')], [403, 403, 200]);
  // The report lies in Texel, region VR10: elsewhere it does not exist.
  assert.deepEqual([await ask('analyst', 'VR12'), await read('analyst', 'VR12')], [404, 404]);
  assert.deepEqual([await ask('analyst', 'VR10'), await read('analyst', 'VR10')], [201, 200]);
  const elsewhere = await desk('analyst', 'answers?confirmed=true', undefined, 'VR12');
  assert.deepEqual(elsewhere.body, { answers: [], next: null });
  const ids = ['00000000-0000-4000-8000-000000000000'];
  assert.equal((await desk('analyst', 'answers/acknowledgements', { ids }, 'VR10')).status, 403);
  assert.equal((await desk('lead', 'answers/acknowledgements', { ids })).status, 403);
  assert.equal((await fetch(`${house.deskUrl}/api/v1/intake/answers`)).status, 401);
  assert.equal((await desk('analyst', `reports/${'0'.repeat(64)}/messages`)).status, 404);
  assert.equal((await desk('analyst', 'reports/x/questions', question)).status, 404);
  assert.equal((await desk('analyst', 'answers?after=x')).status, 400);
});

test('the page of a report wants its own form: without the token of the session nothing is asked', async () => {
  const { receipt, id } = await report();
  const enter = await fetch(`${house.deskUrl}/aanmelden`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token: await tokenOf('analyst') }),
  });
  const cookie = (enter.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const post = (fields: Record<string, string>) =>
    fetch(`${house.deskUrl}/meldingen/${id}/vragen`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams(fields),
    });
  assert.equal((await post({ text: 'Verzonnen' })).status, 403);
  const page = await fetch(`${house.deskUrl}/meldingen/${id}`, { headers: { cookie } });
  const html = await page.text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const form = /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';
  assert.match(html, new RegExp(id));
  const twice = await Promise.all([1, 2].map(() => post({ csrf, id: form, text: 'Verzonnen <i>vraag</i>' })));
  assert.deepEqual(
    twice.map(({ status }) => status),
    [303, 303],
  );
  const messages = await messagesOf(receipt);
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['Verzonnen <i>vraag</i>'],
    'a second press is the same question',
  );
  const shown = await fetch(`${house.publicUrl}/vervolg`, {
    method: 'POST',
    body: new URLSearchParams({ receipt }),
  });
  assert.match(await shown.text(), /Verzonnen &lt;i&gt;vraag/);
});

test('an answer that was told to be stored survives a power cut', async () => {
  const { receipt, id } = await report();
  const asked = await desk('analyst', `reports/${id}/questions`, question);
  assert.equal((await site('/messages', { receipt, choice: question.choices[1] })).status, 200);
  await house.kill();
  const opened = (await openedAnswers()).find((each) => each.question === asked.body.id);
  assert.deepEqual([opened?.choice, opened?.text], [question.choices[1], '']);
  house = await startHouse({ LOG_LEVEL: 'debug' }, folder);
  assert.equal((await messagesOf(receipt))[0]?.answered, true);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { filesOf, findPlanted } from './find-planted.ts';
import { type RunningHouse, removeFolder, startHouse } from './running-house.ts';

let house: RunningHouse;
before(async () => {
  house = await startHouse({ LOG_LEVEL: 'debug' });
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
});

const post = (path: string, fields: [string, string][], headers: Record<string, string> = {}) =>
  fetch(house.publicUrl + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers,
  });
/** Chosen because no page and no log has a reason to name these two together. */
const signs: [string, string][] = [
  ['signs', 'divers-at-night'],
  ['signs', 'growing-waste'],
];
const answers: [string, string][] = [
  ['users-known', 'no'],
  ['power-read', 'unknown'],
];

test('the answer to what somebody noticed is in no store, sets nothing and sends nobody to an address that tells it', async () => {
  for (const [path, fields] of [
    ['/wat-zag-u', [...signs, ['prefill', 'signs']]],
    ['/en/wat-zag-u', signs],
    ['/pl/zelfcheck/erf', answers],
    ['/melden', [...signs, ['phenomenon', 'harbour-signs'], ['prefill', 'signs']]],
  ] as [string, [string, string][]][]) {
    const answer = await post(path, fields);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('cache-control'), 'no-store', path);
    for (const name of ['set-cookie', 'location', 'etag', 'content-encoding'])
      assert.equal(answer.headers.get(name), null, `${path} ${name}`);
    const html = await answer.text();
    const links = [...html.matchAll(/\s(?:href|action|formaction)="([^"]*)"/g)].map(([, to]) => to as string);
    for (const link of links) assert.doesNotMatch(link, /divers-at-night|growing-waste|users-known/, path);
  }
});

test('the step to the form fills in the phenomenon and the signs, and the form is the ordinary one', async () => {
  const fields: [string, string][] = [
    ...signs,
    ['phenomenon', 'harbour-signs'],
    ['prefill', 'signs'],
    ['urgent', 'fire-or-gas'],
  ];
  const html = await (await post('/melden', fields)).text();
  const checked = [...html.matchAll(/name="(\w+)" value="([\w-]+)" checked/g)].map(
    ([, name, value]) => `${name} ${value}`,
  );
  assert.deepEqual(checked.filter((each) => /^(phenomenon|signs)/.test(each)).sort(), [
    'phenomenon harbour-signs',
    'signs divers-at-night',
    'signs growing-waste',
  ]);
  assert.match(html, /name="formToken" value="[\w-]{20,}"/);
  assert.match(html, /<form method="post" action="\/melden"/);
  const plain = await (await fetch(`${house.publicUrl}/melden`)).text();
  assert.doesNotMatch(plain, /value="divers-at-night" checked/, '(counter-proof: another form is empty)');
});

test('what the form does not know is left out of it, with a sentence, and nothing is sent as a report', async () => {
  for (const odd of [
    [['prefill', 'signs']],
    [
      ['prefill', 'x'],
      ['phenomenon', 'other'],
    ],
    [
      ['prefill', 'signs'],
      ['phenomenon', 'made-up'],
    ],
    [
      ['prefill', 'signs'],
      ['phenomenon', 'other'],
      ['signs', '"><script>'],
    ],
    [
      ['prefill', 'signs'],
      ['phenomenon', 'other'],
      ['description', 'Verzonnen tekst'],
    ],
  ] as [string, string][][]) {
    const answer = await post('/melden', odd);
    const html = await answer.text();
    assert.equal(answer.status, 400);
    assert.match(html, /class="error-summary"/);
    assert.doesNotMatch(html, /made-up|"><script>|Verzonnen tekst|data-receipt/);
  }
});

test('a page of another site cannot make a browser ask', async () => {
  for (const path of ['/wat-zag-u', '/zelfcheck/erf'])
    assert.equal((await post(path, signs, { 'sec-fetch-site': 'cross-site' })).status, 403);
});

test('what was chosen is in no log line and in no file', async () => {
  await post('/wat-zag-u', signs);
  await post('/zelfcheck/erf', [...answers, ['divers-at-night', 'growing-waste']]);
  const planted = ['divers-at-night', 'growing-waste', 'users-known', 'power-read'];
  const places = new Map([...filesOf(house.dataDir), ['log and console', Buffer.from(house.output())]]);
  assert.deepEqual(findPlanted(places, planted), []);
});

test('the empty register is a table with headings only, readable as UTF-8 by a program for tables', async () => {
  for (const [path, first] of [
    ['/toolbox/nachtregister.csv', 'Aankomst'],
    ['/en/toolbox/nachtregister.csv', 'Arrival'],
    ['/pl/toolbox/nachtregister.csv', 'Przyjazd'],
  ] as const) {
    const answer = await fetch(house.publicUrl + path);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/);
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const text = bytes.subarray(3).toString();
    assert.match(text, new RegExp(`^"${first}"(;"[^"]+"){9}\r\n$`));
    assert.doesNotMatch(text, /\d/);
  }
});

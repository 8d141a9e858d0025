import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type InventedDesks, inventedDesks } from './invented-desks.ts';

let desks: InventedDesks;

before(async (t) => {
  desks = await inventedDesks(t as never);
});
after(() => desks.close());

test('the claim desk sees of a code its amount class, week and state; one takes it in, another approves, and it is used', async () => {
  const { code } = await desks.granted('Zes');
  const [one, two] = [await desks.as('claims', 'Balie een'), await desks.as('claims', 'Balie twee')];
  const seen = await one.at('lookups', code);
  assert.deepEqual(Object.keys(seen.body).sort(), ['amountClass', 'state', 'week']);
  assert.deepEqual([seen.body.amountClass, seen.body.state], ['meldpilot-2022', 'open']);
  assert.equal((await one.at('payments', code)).code, 'not-claimed');
  assert.equal(
    (await one.at('claims', code, { iban: 'NL00' })).code,
    'invalid-input',
    'no field for an account',
  );
  assert.equal((await one.at('claims', code)).body.state, 'claimed');
  assert.equal((await two.at('claims', code)).code, 'code-used');
  assert.equal((await one.at('payments', code)).code, 'second-person-needed');
  assert.equal((await two.at('payments', code)).body.state, 'paid');
  for (const step of ['claims', 'payments'] as const)
    assert.equal((await two.at(step, code)).code, 'code-used');
  const { text } = await two.call('GET', '/api/v1/rewards/ledger');
  assert.match(text, /"issued":1,"claimed":1,"paid":1,"expired":0/);
});

test('wrong codes get one answer, whatever is wrong with them, and past a few each waits', async () => {
  const { code } = await desks.granted('Zeven');
  const one = await desks.as('claims', 'Balie drie');
  const unknown = 'NHB-00000-00000-00000-00001';
  const wrongs = [
    '',
    'x',
    code.slice(0, -1),
    `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`,
    unknown,
  ];
  const answers = new Set<string>();
  let slowest = 0;
  for (const wrong of [...wrongs, ...wrongs, ...wrongs]) {
    const begun = performance.now();
    const { status, text } = await one.at('lookups', wrong);
    answers.add(`${status} ${text}`);
    slowest = Math.max(slowest, performance.now() - begun);
  }
  assert.equal(answers.size, 1);
  assert.match([...answers].join(), /^404 .*unknown-code/);
  assert.ok(slowest >= 490, `${slowest} ms`);
  assert.equal((await one.at('lookups', code)).status, 200, 'a right code is not held up');
});

test('nothing of a code, a reason or a receipt is in the log or in a refusal', async () => {
  const { code, id } = await desks.granted('Acht');
  const one = await desks.as('claims', 'Balie vier');
  const refused = await one.at('payments', code);
  assert.ok(!refused.text.includes(code.slice(4)));
  const written = JSON.stringify(desks.log);
  for (const secret of [code, code.replaceAll('-', ''), 'VERZONNEN REDEN', id])
    assert.ok(!written.includes(secret));
});

test('the page keeps a code out of the address, and the books come as a table that is no formula', async () => {
  const { code } = await desks.granted('Negen');
  const evil = await desks.as('claims', '=HYPERLINK("http://evil.test.invalid")');
  await evil.at('claims', code);
  desks.shown.length = 0;
  const { status } = await evil.call('GET', '/beloningen');
  assert.equal(status, 200);
  const [page] = desks.shown;
  assert.deepEqual([page?.kind, page?.claim, page?.typed], ['desk-rewards', null, '']);
  const { text } = await evil.call('GET', '/beloningen.csv');
  assert.match(text, /^\uFEFF"Week";"Wat";"Klasse";"Euro";"Wie";"Vertrouwelijk"\r\n/);
  assert.match(text, /"ingenomen";"meldpilot-2022";"1000";"'=HYPERLINK\(""http/);
  assert.ok(!text.includes(code.slice(4, 9)));
});

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inventedAuthenticator } from './invented-authenticator.ts';
import { inventedStaffDesk, pageOf } from './invented-staff-desk.ts';
import { mostPasskeys } from './passkeys.ts';
import { makeToken } from './recorded-tokens.ts';

const anna = { role: 'lead', name: 'Verzonnen Anna', region: null } as const;

/** Anna, signed in with her first passkey, and what she does on the page of her passkeys. */
async function atPage(t: TestContext) {
  const made = await inventedStaffDesk(t);
  const { browser, key } = await made.enrolled(anna);
  const list = async () => pageOf(await browser.get('/sleutels')).passkeys as { id: string; label: string }[];
  const confirm = async (by = key) => {
    const answer = by.sign((await browser.askOwn('confirmation')).json());
    return browser.form('/sleutels/bevestigen', { answer, csrf: await browser.csrf() });
  };
  const add = async (another: typeof key, label = 'Tweede') => {
    const question = await browser.askOwn('addition');
    if (question.statusCode !== 200) return question;
    return browser.form('/sleutels', {
      answer: another.make(question.json()),
      label,
      csrf: await browser.csrf(),
    });
  };
  const remove = async (id: string) =>
    browser.form(`/sleutels/${id}/verwijderen`, { csrf: await browser.csrf() });
  return { ...made, inside: browser, key, list, confirm, add, remove };
}

test('a second passkey is added after the first was shown just now, and signs in as well', async (t) => {
  const { key, list, confirm, add, signedIn, actions } = await atPage(t);
  const second = inventedAuthenticator();
  assert.equal((await add(second)).statusCode, 403, 'a session alone adds nothing');
  assert.equal((await confirm()).headers.location, '/sleutels?done=confirmed');
  assert.equal((await add(second)).headers.location, '/sleutels?done=added');
  assert.deepEqual((await list()).map(({ label }) => label).toSorted(), ['Eerste', 'Tweede']);
  assert.equal((await add(inventedAuthenticator())).statusCode, 403, 'one shown is one added');
  for (const each of [key, second]) assert.equal((await signedIn(each)).entered.statusCode, 303);
  const done = await actions(anna.name);
  for (const action of ['confirm-passkey', 'add-passkey', 'enrol-passkey'])
    assert.ok(done.includes(action), done.join());
});

test('the passkey of a colleague confirms nothing, and five minutes later a confirmation is worth nothing', async (t) => {
  const { confirm, add, enrolled, clock } = await atPage(t);
  const colleague = await enrolled({ ...anna, name: 'Verzonnen Bert' });
  const refused = await confirm(colleague.key);
  assert.deepEqual([refused.statusCode, pageOf(refused).problem], [400, 'failed']);
  await confirm();
  clock.now += 5 * 60_000 + 1;
  assert.equal((await add(inventedAuthenticator())).statusCode, 403);
});

test('who holds the token of a colleague puts no passkey to her name with a session of their own', async (t) => {
  const { enrolled, house, clock, browser } = await inventedStaffDesk(t);
  const cees = { ...anna, name: 'Verzonnen Cees' };
  const token = await makeToken(house.database, cees, clock.now);
  await enrolled(cees);
  const { browser: own, key } = await enrolled({ ...anna, name: 'Verzonnen Bert' });
  const answer = key.sign((await own.askOwn('confirmation')).json());
  const confirmed = await own.form('/sleutels/bevestigen', { answer, csrf: await own.csrf() });
  assert.equal(confirmed.headers.location, '/sleutels?done=confirmed');
  const both = browser({ authorization: `Bearer ${token}` });
  for (const [name, value] of own.jar) both.jar.set(name, value);
  const asked = await both.call('POST', '/api/v1/passkeys/own-questions', { for: 'addition' });
  assert.equal(asked.statusCode, 403);
  const passkeys = await house.database.store.selectFrom('staff_passkeys').select('id').execute();
  assert.equal(passkeys.length, 2);
});

test('an answer for another step, of another person or played again adds nothing', async (t) => {
  const { inside, confirm, list, enrolled } = await atPage(t);
  await confirm();
  const question = (await inside.askOwn('addition')).json();
  const cookies = new Map(inside.jar);
  const csrf = await inside.csrf();
  const answer = inventedAuthenticator().make(question);
  const wrongStep = await inside.form('/sleutels/bevestigen', { answer, csrf });
  assert.equal(wrongStep.statusCode, 400);
  const colleague = await enrolled({ ...anna, name: 'Verzonnen Bert' });
  colleague.browser.jar.set('desk-passkey', cookies.get('desk-passkey') ?? '');
  const ofOther = await colleague.browser.form('/sleutels', { answer, csrf: await colleague.browser.csrf() });
  assert.equal(ofOther.statusCode, 400);
  inside.jar.set('desk-passkey', cookies.get('desk-passkey') ?? '');
  assert.equal(
    (await inside.form('/sleutels', { answer, csrf })).statusCode,
    400,
    'asked once, answered once',
  );
  assert.equal((await list()).length, 1);
});

test('one of two can be removed, which signs its owner out elsewhere; the last cannot', async (t) => {
  const { key, inside, list, confirm, add, remove, signedIn } = await atPage(t);
  const [first] = await list();
  const refused = await remove(first?.id ?? '');
  assert.deepEqual([refused.statusCode, pageOf(refused).problem], [409, 'last']);
  const second = inventedAuthenticator();
  await confirm();
  await add(second);
  const elsewhere = (await signedIn(key)).browser;
  await confirm();
  assert.equal((await remove(first?.id ?? '')).headers.location, '/sleutels?done=removed');
  assert.equal((await elsewhere.get('/sleutels')).statusCode, 401);
  assert.equal((await inside.get('/sleutels')).statusCode, 200);
  assert.deepEqual(
    [(await signedIn(key)).entered.statusCode, (await signedIn(second)).entered.statusCode],
    [401, 303],
  );
});

test('a session alone removes no passkey: one shown just now is one removed', async (t) => {
  const { list, confirm, add, remove, signedIn, key, clock, actions } = await atPage(t);
  for (const label of ['Tweede', 'Derde']) {
    await confirm();
    await add(inventedAuthenticator(), label);
  }
  const elsewhere = (await signedIn(key)).browser;
  const refuse = async (id = '', when: string) => {
    const refused = await remove(id);
    assert.deepEqual([refused.statusCode, pageOf(refused).problem], [400, 'not-confirmed'], when);
  };
  const [one, other] = (await list()).filter(({ label }) => label !== 'Eerste');
  await refuse(one?.id, 'nothing was shown');
  await confirm();
  clock.now += 5 * 60_000 + 1;
  await refuse(one?.id, 'too long ago');
  await confirm();
  assert.equal((await remove('verzonnen')).statusCode, 404);
  assert.equal((await remove(one?.id ?? '')).statusCode, 303, 'what was not there used nothing up');
  await refuse(other?.id, 'one is one');
  assert.equal((await list()).length, 2);
  assert.equal((await elsewhere.get('/sleutels')).statusCode, 401);
  assert.ok((await actions(anna.name)).includes('remove-passkey refused'));
});

test('two removals at once leave one passkey', async (t) => {
  const { list, confirm, add, remove } = await atPage(t);
  await confirm();
  await add(inventedAuthenticator());
  await confirm();
  const both = await Promise.all((await list()).map(({ id }) => remove(id)));
  assert.deepEqual(both.map(({ statusCode }) => statusCode).toSorted(), [303, 409]);
  assert.equal((await list()).length, 1);
});

test('nobody removes the passkey of a colleague, nor without the token of the form', async (t) => {
  const { inside, list, enrolled, confirm, add } = await atPage(t);
  await confirm();
  await add(inventedAuthenticator());
  const [first] = await list();
  const { browser } = await enrolled({ ...anna, name: 'Verzonnen Bert' });
  const url = `/sleutels/${first?.id}/verwijderen`;
  assert.equal((await browser.form(url, { csrf: await browser.csrf() })).statusCode, 404);
  assert.equal((await inside.form(url, {})).statusCode, 403);
  assert.equal(
    (await inside.call('POST', '/api/v1/passkeys/own-questions', { for: 'confirmation' })).statusCode,
    403,
  );
  assert.equal((await list()).length, 2);
});

test('who came in by a token has no passkey, and makes the first by an invitation only', async (t) => {
  const { house, desk } = await inventedStaffDesk(t);
  const token = await makeToken(house.database, anna);
  const headers = { authorization: `Bearer ${token}` };
  const page = pageOf(await desk.inject({ url: '/sleutels', headers }));
  assert.deepEqual([page.passkeys, page.confirmed], [[], false]);
  for (const purpose of ['confirmation', 'addition']) {
    const payload = { for: purpose };
    const asked = await desk.inject({
      method: 'POST',
      url: '/api/v1/passkeys/own-questions',
      headers,
      payload,
    });
    assert.equal(asked.statusCode, 403, purpose);
  }
});

test('a list has an end, and a name is a short line without control characters', async (t) => {
  const { confirm, add, list } = await atPage(t);
  const names = ['  twee   woorden ', 'x'.repeat(41), 'met\u0000nul', '', '<b>vet</b>'];
  for (let at = 1; at < mostPasskeys; at += 1) {
    await confirm();
    assert.equal((await add(inventedAuthenticator(), names[at - 1] ?? `Nummer ${at}`)).statusCode, 303);
  }
  const labels = (await list()).map(({ label }) => label);
  assert.equal(labels.length, mostPasskeys);
  assert.equal(labels.filter((label) => label === '').length, 3);
  for (const label of ['twee woorden', '<b>vet</b>']) assert.ok(labels.includes(label), labels.join());
  await confirm();
  const tooMany = await add(inventedAuthenticator());
  assert.deepEqual([tooMany.statusCode, pageOf(tooMany).problem], [400, 'failed']);
});

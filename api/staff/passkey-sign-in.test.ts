import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedAuthenticator } from './invented-authenticator.ts';
import { inventedStaffDesk, pageOf } from './invented-staff-desk.ts';
import { invitationLifeMs } from './invitations.ts';
import { endTokens } from './recorded-tokens.ts';

const anna = { role: 'lead', name: 'Verzonnen Anna', region: null } as const;
const refused = 'passkey-refused';

test('somebody who was invited makes a passkey, is in at once, and signs in with it the next day', async (t) => {
  const { enrolled, signedIn, clock, actions } = await inventedStaffDesk(t);
  const { browser, key } = await enrolled(anna);
  assert.equal((await browser.get('/meldingen')).statusCode, 200);
  clock.now += 24 * 3_600_000;
  assert.equal((await browser.get('/meldingen')).statusCode, 401, '(that session is over)');
  const { browser: next, entered } = await signedIn(key);
  assert.deepEqual([entered.statusCode, entered.headers.location], [303, '/meldingen']);
  const [session] = entered.cookies.filter(({ name }) => name === 'desk');
  assert.partialDeepStrictEqual(session, { httpOnly: true, sameSite: 'Strict', path: '/' });
  assert.equal((await next.get('/meldingen')).statusCode, 200);
  assert.deepEqual(
    (await actions(anna.name)).filter((action) => action !== 'list-reports'),
    ['invite-person lead', 'enrol-passkey', 'sign-in-passkey', 'sign-in-passkey'],
  );
});

test('an invitation works once, for a day, and for the last one that was made', async (t) => {
  const { enrolled, invite, browser, clock } = await inventedStaffDesk(t);
  const status = async (invitation: string) =>
    (await browser().call('POST', '/api/v1/passkeys/questions', { for: 'enrolment', invitation })).statusCode;
  const { invitation } = await enrolled(anna);
  assert.equal(await status(invitation), 404, 'used');
  const [first, second] = [await invite(anna), await invite(anna)];
  assert.deepEqual([await status(first), await status(second)], [404, 200]);
  clock.now += invitationLifeMs + 1;
  assert.equal(await status(second), 404, 'a day old');
  assert.equal(await status('x'.repeat(43)), 404, 'invented');
});

test('two browsers with one invitation at once make one passkey', async (t) => {
  const { invite, browser, house } = await inventedStaffDesk(t);
  const invitation = await invite(anna);
  const tries = await Promise.all(
    [browser(), browser()].map(async (one) => {
      const answer = inventedAuthenticator().make(await one.ask({ for: 'enrolment', invitation }));
      return () => one.form('/uitnodiging', { invitation, answer });
    }),
  );
  const statuses = (await Promise.all(tries.map((send) => send()))).map(({ statusCode }) => statusCode);
  assert.deepEqual(statuses.toSorted(), [303, 400]);
  const kept = await house.database.store.selectFrom('staff_passkeys').select('id').execute();
  assert.equal(kept.length, 1);
});

test('an answer is good once, in the browser that was asked, for ten minutes', async (t) => {
  const { enrolled, browser, clock } = await inventedStaffDesk(t);
  const { key } = await enrolled(anna);
  const one = browser();
  const answer = key.sign(await one.ask({ for: 'sign-in' }));
  const cookies = new Map(one.jar);
  assert.equal(
    (await browser().form('/aanmelden/sleutel', { answer })).statusCode,
    401,
    'without its cookie',
  );
  const other = browser();
  await other.ask({ for: 'sign-in' });
  assert.equal((await other.form('/aanmelden/sleutel', { answer })).statusCode, 401, 'another browser');
  assert.equal((await one.form('/aanmelden/sleutel', { answer })).statusCode, 303, '(its own)');
  const again = browser();
  for (const [name, value] of cookies) again.jar.set(name, value);
  const replayed = await again.form('/aanmelden/sleutel', { answer });
  assert.deepEqual([replayed.statusCode, pageOf(replayed).problem], [401, refused], 'replayed');
  assert.equal(again.jar.has('desk'), false);
  const late = browser();
  const question = await late.ask({ for: 'sign-in' });
  clock.now += 10 * 60_000 + 1;
  assert.equal((await late.form('/aanmelden/sleutel', { answer: key.sign(question) })).statusCode, 401);
});

test('whatever is odd about an answer, it is refused in the same words as a passkey that nobody has', async (t) => {
  const { enrolled, signedIn, browser } = await inventedStaffDesk(t, { TRUST_PROXY: '1' });
  const { key } = await enrolled(anna);
  assert.equal((await signedIn(key)).entered.statusCode, 303, '(from here on its count must rise)');
  let network = 0;
  const odd = async (answerTo: (question: { challenge: string }) => string) => {
    network += 1;
    const one = browser({ 'x-forwarded-for': `203.0.113.${network}` });
    const question = await one.ask({ for: 'sign-in' });
    const answer = await one.form('/aanmelden/sleutel', { answer: answerTo(question), next: '/meldingen' });
    return { status: answer.statusCode, body: answer.body, cookies: one.jar.size };
  };
  const stranger = await odd((question) => inventedAuthenticator().sign(question));
  assert.deepEqual([stranger.status, stranger.cookies], [401, 0]);
  const others = {
    'another origin': await odd((question) => key.sign(question, { origin: 'https://desk.evil.example' })),
    'another port': await odd((question) => key.sign(question, { origin: 'http://localhost:3000' })),
    'another relying party': await odd((question) => key.sign(question, { rpId: 'evil.example' })),
    'nobody showed a PIN': await odd((question) => key.sign(question, { verified: false })),
    'another key': await odd((question) =>
      key.sign(question, { signWith: inventedAuthenticator().privateKey }),
    ),
    'another challenge': await odd(() => key.sign({ challenge: 'x'.repeat(43) })),
    'a count of before': await odd((question) => key.sign(question, { counter: 1 })),
    'another owner': await odd((question) => key.sign(question, { userHandle: 'aW52ZW50ZWQ' })),
    'no JSON': await odd(() => 'verzonnen'),
    'too much': await odd(() => JSON.stringify({ id: 'x'.repeat(30_000) })),
    'an enrolment': await odd((question) => key.make({ ...question, user: { id: 'x' } })),
  };
  for (const [what, answer] of Object.entries(others)) assert.deepEqual(answer, stranger, what);
});

test('a key that counts must count on: a copy of it is found out', async (t) => {
  const { enrolled, browser } = await inventedStaffDesk(t);
  const { key } = await enrolled(anna);
  const status = async (counter: number) => {
    const one = browser();
    const answer = key.sign(await one.ask({ for: 'sign-in' }), { counter });
    return (await one.form('/aanmelden/sleutel', { answer })).statusCode;
  };
  assert.deepEqual(
    [await status(7), await status(7), await status(6), await status(8)],
    [303, 401, 401, 303],
  );
});

test('a signature is looked at for a passkey that nobody has, and for a known one whatever its count says', async (t) => {
  const { enrolled, signedIn, browser } = await inventedStaffDesk(t);
  const { key } = await enrolled(anna);
  assert.equal((await signedIn(key)).entered.statusCode, 303, '(from here on its count must rise)');
  const looks = t.mock.method(crypto.subtle, 'verify');
  const lookedAt = async (from: typeof key, counter: number) => {
    looks.mock.resetCalls();
    const one = browser();
    const answer = from.sign(await one.ask({ for: 'sign-in' }), { counter });
    assert.equal((await one.form('/aanmelden/sleutel', { answer })).statusCode, 401);
    return looks.mock.callCount();
  };
  assert.deepEqual([await lookedAt(inventedAuthenticator(), 0), await lookedAt(key, 0)], [1, 1]);
});

test('a key that does not count, such as a synced one, works again and again', async (t) => {
  const { enrolled, browser } = await inventedStaffDesk(t);
  const { key } = await enrolled(anna, inventedAuthenticator({ synced: true }));
  for (let time = 0; time < 3; time += 1) {
    const one = browser();
    const answer = key.sign(await one.ask({ for: 'sign-in' }), { counter: 0 });
    assert.equal((await one.form('/aanmelden/sleutel', { answer })).statusCode, 303);
  }
});

test('the question at the door is the same for all: it names no passkey and nobody', async (t) => {
  const { enrolled, browser } = await inventedStaffDesk(t);
  const before = await browser().ask({ for: 'sign-in' });
  await enrolled(anna);
  const after = await browser().ask({ for: 'sign-in' });
  assert.notEqual(after.challenge, before.challenge);
  assert.deepEqual({ ...after, challenge: '' }, { ...before, challenge: '' });
  assert.deepEqual([after.allowCredentials ?? [], after.userVerification], [[], 'required']);
});

test('enrolling asks for a PIN or a finger, and refuses a passkey from elsewhere', async (t) => {
  const { invite, browser } = await inventedStaffDesk(t);
  const invitation = await invite(anna);
  const one = browser();
  const question = await one.ask({ for: 'enrolment', invitation });
  assert.partialDeepStrictEqual(question, {
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  for (const odd of [
    { verified: false },
    { origin: 'https://desk.evil.example' },
    { rpId: 'evil.example' },
  ]) {
    const key = inventedAuthenticator();
    const answer = key.make(await one.ask({ for: 'enrolment', invitation }), odd);
    const { statusCode, body } = await one.form('/uitnodiging', { invitation, answer });
    assert.equal(statusCode, 400, JSON.stringify(odd));
    assert.partialDeepStrictEqual(JSON.parse(body), { problem: 'failed', invitation });
  }
});

test('who lost all is invited again: what was theirs stops at once, passkeys and sessions', async (t) => {
  const { enrolled, signedIn, invite } = await inventedStaffDesk(t);
  const { browser, key } = await enrolled(anna);
  await invite(anna);
  assert.equal((await browser.get('/meldingen')).statusCode, 401);
  assert.equal((await signedIn(key)).entered.statusCode, 401);
  const renewed = await enrolled(anna);
  assert.equal((await signedIn(renewed.key)).entered.statusCode, 303);
});

test('a revoked person signs in with nothing, and an open invitation of theirs is void', async (t) => {
  const { enrolled, signedIn, invite, browser, house } = await inventedStaffDesk(t);
  const { key } = await enrolled(anna);
  const bert = { ...anna, name: 'Verzonnen Bert' };
  const invitation = await invite(bert);
  for (const { name } of [anna, bert]) await endTokens(house.database, name);
  assert.equal((await signedIn(key)).entered.statusCode, 401);
  const asked = await browser().call('POST', '/api/v1/passkeys/questions', { for: 'enrolment', invitation });
  assert.equal(asked.statusCode, 404);
});

test('the claim desk signs in with a passkey and lands on its own page', async (t) => {
  const { enrolled, signedIn } = await inventedStaffDesk(t);
  const { key } = await enrolled({ ...anna, role: 'claims', name: 'Verzonnen Cees' });
  assert.equal((await signedIn(key)).entered.headers.location, '/beloningen');
});

test('who guesses waits; a colleague behind the same address does not', async (t) => {
  const { enrolled, signedIn, browser } = await inventedStaffDesk(t);
  const { key } = await enrolled(anna);
  const guess = async () => (await browser().form('/aanmelden/sleutel', { answer: '{}' })).statusCode;
  for (let at = 0; at < 10; at += 1) assert.equal(await guess(), 401);
  assert.equal(await guess(), 429);
  assert.equal((await signedIn(key)).entered.statusCode, 303);
});

test('a network that asks without end waits and gets a minute; the question of a colleague elsewhere stays good', async (t) => {
  const { enrolled, browser, clock } = await inventedStaffDesk(t, { TRUST_PROXY: '1' });
  const { key } = await enrolled(anna);
  const flooding = () => browser({ 'x-forwarded-for': '203.0.113.1' });
  for (let at = 0; at < 100; at += 1) await flooding().ask({ for: 'sign-in' });
  const one = flooding();
  const other = browser({ 'x-forwarded-for': '203.0.113.2' });
  const begun = performance.now();
  const [late, good] = [await one.ask({ for: 'sign-in' }), await other.ask({ for: 'sign-in' })];
  assert.ok(performance.now() - begun > 400);
  clock.now += 60_001;
  const status = async (asked: typeof one, question: typeof late) =>
    (await asked.form('/aanmelden/sleutel', { answer: key.sign(question) })).statusCode;
  assert.deepEqual([await status(one, late), await status(other, good)], [401, 303]);
});

test('with https every cookie of the door is a __Host- cookie, and passkeys belong to the address of the desk', async (t) => {
  const { browser, enrolled } = await inventedStaffDesk(t, { DESK_URL: 'https://localhost:8443/' });
  const one = browser();
  assert.equal((await one.ask({ for: 'sign-in' })).rpId, 'localhost');
  assert.deepEqual([...one.jar.keys()], ['__Host-desk-passkey']);
  const { browser: inside } = await enrolled(
    anna,
    inventedAuthenticator({ origin: 'https://localhost:8443' }),
  );
  assert.deepEqual([...inside.jar.keys()], ['__Host-desk']);
});

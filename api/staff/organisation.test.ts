import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { clientSecret, inventedProvider } from './invented-provider.ts';
import { inventedStaffDesk, pageOf } from './invented-staff-desk.ts';
import { linkPerson, unlinkPerson } from './recorded-people.ts';

const anna = { role: 'lead', name: 'Verzonnen Anna', region: null } as const;
const origin = 'http://localhost:3001';

/** A desk and the identity provider of its organisation, where Anna is known. */
async function deskWithProvider(t: TestContext, settings: Record<string, string> = {}) {
  const provider = await inventedProvider(t, `${origin}/aanmelden/terug`);
  const file = join(temporaryFolder(t), 'secret');
  writeFileSync(file, `${clientSecret}\n`);
  const made = await inventedStaffDesk(t, {
    ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'balie', OIDC_CLIENT_SECRET_FILE: file },
    ...settings,
  });
  const subject = { issuer: provider.issuer, subject: 'verzonnen-anna' };
  assert.equal(await linkPerson(made.house.database, anna, subject), 'linked');

  /** From the desk to the provider and back to the address that the browser is sent to, which is not visited yet. */
  async function throughProvider(browser: ReturnType<typeof made.browser>) {
    const left = await browser.get('/aanmelden/organisatie?next=/meldingen');
    const cookies = new Map<string, string>();
    let url = String(left.headers.location);
    while (!url.startsWith(origin)) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const next = answer.headers.get('location') ?? assert.fail(`${answer.status} ${await answer.text()}`);
      url = new URL(next, url).href;
    }
    return { left, back: new URL(url) };
  }
  const pathOf = (url: URL) => url.pathname + url.search;
  const arrive = async (browser: ReturnType<typeof made.browser>) =>
    browser.get(pathOf((await throughProvider(browser)).back));
  return { ...made, provider, subject, throughProvider, arrive, pathOf };
}

const told = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof deskWithProvider>>['arrive']>>) => [
  answer.statusCode,
  pageOf(answer).problem,
];

test('who is linked comes in by the identity provider with a second factor, and leaves by way of it', async (t) => {
  const { browser, throughProvider, pathOf, provider, actions } = await deskWithProvider(t);
  const one = browser();
  const { left, back } = await throughProvider(one);
  const asked = new URL(String(left.headers.location)).searchParams;
  assert.deepEqual(
    ['response_type', 'code_challenge_method', 'scope', 'redirect_uri'].map((name) => asked.get(name)),
    ['code', 'S256', 'openid', `${origin}/aanmelden/terug`],
  );
  for (const name of ['state', 'nonce', 'code_challenge'])
    assert.ok((asked.get(name) ?? '').length >= 40, name);
  const [journey] = left.cookies;
  assert.partialDeepStrictEqual(journey, { name: 'desk-organisation', httpOnly: true, sameSite: 'Lax' });
  const entered = await one.get(pathOf(back));
  // A page of our own goes on: on a redirect from another site the strict cookie would stay behind.
  assert.deepEqual([entered.statusCode, entered.headers.refresh], [200, '0; url=/meldingen']);
  assert.deepEqual([...one.jar.keys()], ['desk'], 'what was asked is forgotten');
  assert.equal((await one.get('/meldingen')).statusCode, 200);
  const out = await one.form('/afmelden', { csrf: await one.csrf() });
  const elsewhere = new URL(String(out.headers.refresh).replace('0; url=', ''));
  assert.equal(elsewhere.origin, provider.issuer);
  assert.equal(elsewhere.searchParams.get('post_logout_redirect_uri'), `${origin}/aanmelden`);
  assert.equal((await fetch(elsewhere)).status, 200, '(the provider knows that address)');
  assert.equal((await one.get('/meldingen')).statusCode, 401);
  assert.deepEqual(
    (await actions(anna.name)).filter((action) => action !== 'list-reports'),
    ['link-person lead', 'sign-in-organisation', 'sign-out'],
  );
});

test('without a second factor nobody comes in, whoever they are', async (t) => {
  const { browser, arrive, provider } = await deskWithProvider(t);
  for (const amr of [undefined, [], ['pwd'], ['pwd', 'sms']]) {
    provider.person.amr = amr;
    const one = browser();
    assert.deepEqual(told(await arrive(one)), [403, 'organisation-no-mfa'], String(amr));
    assert.equal(one.jar.has('desk'), false);
  }
  provider.person.acr = 'urn:verzonnen:sterk';
  assert.deepEqual(
    told(await arrive(browser())),
    [403, 'organisation-no-mfa'],
    'an acr that counts for nothing',
  );
});

test('an acr that was configured counts as a second factor, and is asked for', async (t) => {
  const { browser, throughProvider, pathOf, provider } = await deskWithProvider(t, {
    OIDC_MFA_ACR: 'urn:verzonnen:sterk',
  });
  Object.assign(provider.person, { amr: ['pwd'], acr: 'urn:verzonnen:sterk' });
  const one = browser();
  const { left, back } = await throughProvider(one);
  const asked = new URL(String(left.headers.location)).searchParams;
  assert.equal(asked.get('acr_values'), 'urn:verzonnen:sterk');
  assert.equal((await one.get(pathOf(back))).headers.refresh, '0; url=/meldingen');
});

test('a stranger gets no account, nor does who was unlinked or revoked', async (t) => {
  const { browser, arrive, provider, house, subject } = await deskWithProvider(t);
  const people = async () =>
    (await house.database.store.selectFrom('staff_tokens').select('id').execute()).length;
  const before = await people();
  provider.person.accountId = 'verzonnen-vreemde';
  assert.deepEqual(told(await arrive(browser())), [403, 'organisation-unknown']);
  assert.equal(await people(), before);
  provider.person.accountId = 'verzonnen-anna';
  const inside = browser();
  await arrive(inside);
  assert.equal((await inside.get('/meldingen')).statusCode, 200);
  await unlinkPerson(house.database, subject);
  assert.equal((await inside.get('/meldingen')).statusCode, 401, 'the session ended too');
  assert.deepEqual(told(await arrive(browser())), [403, 'organisation-unknown']);
});

test('what came back is taken once, from the browser that left, with its own state', async (t) => {
  const { browser, throughProvider, pathOf } = await deskWithProvider(t);
  const refused = [401, 'organisation-refused'];
  const one = browser();
  const { back } = await throughProvider(one);
  const cookies = new Map(one.jar);
  assert.deepEqual(told(await browser().get(pathOf(back))), refused, 'a browser that never left');
  const other = browser();
  await other.get('/aanmelden/organisatie');
  assert.deepEqual(told(await other.get(pathOf(back))), [403, 'organisation-refused'], 'another state');
  assert.equal((await one.get(pathOf(back))).statusCode, 200, '(its own)');
  const again = browser();
  for (const [name, value] of cookies) again.jar.set(name, value);
  assert.deepEqual(told(await again.get(pathOf(back))), refused, 'replayed');
  const third = browser();
  const fresh = await throughProvider(third);
  const bent = new URL(fresh.back);
  bent.searchParams.set('state', 'verzonnen');
  assert.deepEqual(told(await third.get(pathOf(bent))), [403, 'organisation-refused'], 'a bent state');
});

test('a code of another journey, a wrong nonce or a wrong verifier is refused', async (t) => {
  const { browser, throughProvider, pathOf, house } = await deskWithProvider(t);
  const { store } = house.database;
  const [one, other] = [browser(), browser()];
  const { back } = await throughProvider(one);
  const stolen = await throughProvider(other);
  const used = new URL(back);
  used.searchParams.set('code', String(stolen.back.searchParams.get('code')));
  assert.deepEqual(
    told(await one.get(pathOf(used))),
    [403, 'organisation-refused'],
    'the code of somebody else',
  );
  for (const name of ['nonce', 'verifier']) {
    const third = browser();
    const journey = await throughProvider(third);
    const rows = await store.selectFrom('staff_challenges').selectAll().execute();
    const state = journey.back.searchParams.get('state') ?? '';
    const row = rows.find(({ content }) => content.includes(state)) ?? assert.fail();
    const content = JSON.stringify({ ...JSON.parse(row.content), [name]: 'v'.repeat(43) });
    await store
      .updateTable('staff_challenges')
      .set({ content })
      .where('cookie_hash', '=', row.cookie_hash)
      .execute();
    assert.deepEqual(told(await third.get(pathOf(journey.back))), [403, 'organisation-refused'], name);
  }
});

test('a code that was used already is refused by the provider, and so by us', async (t) => {
  const { browser, throughProvider, pathOf, house } = await deskWithProvider(t);
  const { store } = house.database;
  const one = browser();
  const { back } = await throughProvider(one);
  const rows = await store.selectFrom('staff_challenges').selectAll().execute();
  const cookies = new Map(one.jar);
  assert.equal((await one.get(pathOf(back))).statusCode, 200);
  // As if our own memory of it had been put back.
  await store.insertInto('staff_challenges').values(rows).execute();
  const again = browser();
  for (const [name, value] of cookies) again.jar.set(name, value);
  assert.deepEqual(told(await again.get(pathOf(back))), [403, 'organisation-refused']);
});

test('when the provider is down a sentence says so, and passkeys still work', async (t) => {
  const { browser, throughProvider, pathOf, provider, enrolled, signedIn } = await deskWithProvider(t);
  const gone = browser();
  const { back } = await throughProvider(gone);
  await provider.close();
  assert.deepEqual(told(await gone.get(pathOf(back))), [503, 'organisation-down'], 'half-way');
  const { key } = await enrolled({ ...anna, name: 'Verzonnen Bert' });
  assert.equal((await signedIn(key)).entered.statusCode, 303);
});

test('a provider that was down from the start is asked again, and works once it is there', async (t) => {
  const { browser, provider, arrive, logged } = await deskWithProvider(t);
  await provider.close();
  const one = browser();
  assert.deepEqual(told(await one.get('/aanmelden/organisatie')), [503, 'organisation-down']);
  assert.equal(one.jar.size, 0);
  assert.deepEqual(logged, ['identity-provider-failed'], 'whoever runs the service can see it');
  await provider.open();
  assert.equal((await arrive(one)).headers.refresh, '0; url=/meldingen');
});

test('a desk without a provider says so, and sends nobody anywhere', async (t) => {
  const { browser } = await inventedStaffDesk(t);
  const answer = await browser().get('/aanmelden/organisatie?next=https://evil.example');
  assert.deepEqual([answer.statusCode, pageOf(answer).next], [404, '/dichtheid']);
  const long = await browser().get(`/aanmelden/organisatie?next=/${'a'.repeat(500)}`);
  assert.equal(pageOf(long).next, '/dichtheid', 'nobody makes us keep a long one');
});

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { distDir, openHouse } from '#api/house.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { inventedAuthenticator } from './invented-authenticator.ts';
import { invitePerson, type Wanted } from './recorded-people.ts';
import { signInLinks } from './sign-in-link.ts';

type Page = Record<string, unknown> & { kind: string; problem?: string };

/** A desk with a clock of its own, at which invented people sign in as browsers do; for tests. */
export async function inventedStaffDesk(t: TestContext, settings: Record<string, string> = {}) {
  const clock = { now: Date.parse('2026-11-18T10:00:00Z') };
  const config = readConfig({ DATA_DIR: temporaryFolder(t), ...settings });
  const house = await openHouse({ config, log: () => {}, now: () => clock.now, random: Math.random });
  const logged: string[] = [];
  const desk = await deskApp({
    ...{ ...house, config, distDir, now: () => clock.now },
    log: (_level, event, fields) => void logged.push(`${event} ${fields?.code ?? ''}`.trim()),
    ...{ links: signInLinks(), developmentKeys: true, publicAddress: '' },
    renderPage: async (page: unknown) => JSON.stringify(page),
  });
  t.after(() => desk.close().then(() => house.close()));

  /** A browser with its own cookies. */
  function browser(headers: Record<string, string> = {}) {
    const jar = new Map<string, string>();
    const call = async (method: 'GET' | 'POST', url: string, payload?: object, more: object = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await desk.inject({
        ...{ method, url, payload },
        headers: { ...headers, ...(cookie && { cookie }), ...more },
      });
      for (const { name, value, maxAge, expires } of answer.cookies)
        if (maxAge === 0 || (expires && expires.getTime() < Date.now())) jar.delete(name);
        else jar.set(name, value);
      return answer;
    };
    const form = (url: string, fields: Record<string, string>) =>
      call('POST', url, new URLSearchParams(fields).toString() as unknown as object, {
        'content-type': 'application/x-www-form-urlencoded',
      });
    const ask = async (body: object) => (await call('POST', '/api/v1/passkeys/questions', body)).json();
    const csrf = async () => (pageOf(await call('GET', '/sleutels')).signedIn as { csrf: string }).csrf;
    const askOwn = async (purpose: 'confirmation' | 'addition') =>
      call('POST', '/api/v1/passkeys/own-questions', { for: purpose }, { 'x-csrf-token': await csrf() });
    return { jar, call, form, ask, askOwn, csrf, get: (url: string) => call('GET', url) };
  }

  async function invite(person: Wanted): Promise<string> {
    const invited = await invitePerson(house.database, person, clock.now);
    return invited.kind === 'invited' ? invited.code : assert.fail(invited.kind);
  }

  /** Somebody who was invited and made a passkey. */
  async function enrolled(person: Wanted, key = inventedAuthenticator()) {
    const one = browser();
    const invitation = await invite(person);
    const answer = key.make(await one.ask({ for: 'enrolment', invitation }));
    const entered = await one.form('/uitnodiging', { invitation, answer, label: 'Eerste' });
    assert.equal(entered.statusCode, 303, entered.body);
    return { browser: one, key, invitation };
  }

  async function signedIn(key: ReturnType<typeof inventedAuthenticator>) {
    const one = browser();
    const answer = key.sign(await one.ask({ for: 'sign-in' }));
    return { browser: one, entered: await one.form('/aanmelden/sleutel', { answer, next: '/meldingen' }) };
  }

  const actions = async (name: string) =>
    (
      await house.database.store
        .selectFrom('audit_log')
        .select(['action', 'detail'])
        .where('name', '=', name)
        .orderBy('number')
        .execute()
    ).map(({ action, detail }) => (detail === '' ? action : `${action} ${detail}`));

  return { clock, config, house, desk, browser, invite, enrolled, signedIn, actions, logged };
}

/** What a route handed to its page. */
export const pageOf = (answer: LightMyRequestResponse): Page => answer.json();

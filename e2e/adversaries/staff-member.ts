import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlanted, type Places } from '../find-planted.ts';
import { type Json, type Role, roles } from './ask-desk.ts';
import { plantedTexts } from './insider.ts';
import type { LivedWeek } from './lived-week.ts';

/** How a seal of age begins, in JSON. */
const sealedInJson = Buffer.from('age-encryption.org/v1').toString('base64').slice(0, 24);
const withoutId = '00000000-0000-4000-8000-000000000000';

/** Every page and call of the desk that one role can read, with its status. */
async function readEverything(week: LivedWeek, role: Role) {
  const { desk, house, tokens, idOf } = week;
  const documented = JSON.parse(String((await desk(role, '/api/v1/openapi.json')).bytes)) as {
    paths: Record<string, { get?: unknown }>;
  };
  const list = JSON.parse(String((await desk('hub', '/api/v1/intake/reports?limit=200')).bytes)) as {
    reports: { id: string; photos: string[] }[];
  };
  const photo = list.reports.find(({ id }) => id === idOf('anna'))?.photos[0] ?? '';
  const calls = Object.entries(documented.paths).flatMap(([path, { get }]) =>
    get ? [`/api/v1${path}`] : [],
  );
  const answers = new Map<string, { status: number; bytes: Buffer }>();
  for (const call of calls) {
    const path = call.replace('/reports/{id}', `/reports/${idOf('anna')}`).replace('{photo}', photo);
    answers.set(call, await desk(role, path.replace(/\{\w+\}/g, withoutId)));
  }
  for (const [path, answer] of await readPages(house.deskUrl, tokens[role], idOf('anna')))
    answers.set(path, answer);
  return answers;
}

/** Signs in as a person does and follows every link of the desk. */
async function readPages(deskUrl: string, token: string, id: string) {
  const body = new URLSearchParams({ token });
  const entered = await fetch(`${deskUrl}/aanmelden`, { method: 'POST', redirect: 'manual', body });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  assert.notEqual(cookie, '');
  const pages = new Map<string, { status: number; bytes: Buffer }>();
  const waiting = [
    '/dichtheid',
    '/campagnes',
    '/indicatoren',
    '/cijfers',
    '/exports',
    '/meldingen',
    '/beloningen',
    `/meldingen/${id}`,
  ];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.has(path)) continue;
    const answer = await fetch(deskUrl + path, { headers: { cookie }, redirect: 'manual' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    pages.set(path, { status: answer.status, bytes });
    if (answer.headers.get('content-type')?.startsWith('text/html') && pages.size < 60)
      waiting.push(
        ...[...String(bytes).matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)"/g)].map(([, href]) => href as string),
      );
  }
  return pages;
}

/** A member of staff who was bribed, with a token of each role in turn. */
export function staffMember(week: () => LivedWeek): void {
  test('whatever a token of any role can read on the desk, no text, place, person or code is in it', async () => {
    const needles = plantedTexts(week()).filter((text) => !Object.values(week().tokens).includes(text));
    const sealsFor = new Map<Role, boolean>();
    for (const role of roles) {
      const answers = await readEverything(week(), role);
      assert.ok(answers.size > 20, `${role}: ${answers.size} pages and calls`);
      const read: Places = new Map([...answers].map(([path, { bytes }]) => [path, bytes]));
      assert.deepEqual(findPlanted(read, needles), [], role);
      sealsFor.set(
        role,
        [...read.values()].some((bytes) => bytes.includes(sealedInJson)),
      );
      const failed = [...answers].filter(([, { status }]) => status >= 500).map(([path]) => path);
      assert.deepEqual(failed, [], role);
    }
    // Not even a seal for who has no business with reports.
    assert.deepEqual(Object.fromEntries(sealsFor), {
      ...{ communication: false, claims: false },
      ...{ analyst: true, lead: true, hub: true, admin: true },
    });
  });

  test('only who works with reports gets their photos and conversations, sealed; the others get a refusal', async () => {
    const { desk, idOf } = week();
    const list = JSON.parse(String((await desk('hub', '/api/v1/intake/reports?limit=200')).bytes)) as {
      reports: { id: string; photos: string[] }[];
    };
    const anna = list.reports.find(({ id }) => id === idOf('anna'));
    const paths = {
      reports: '/api/v1/intake/reports',
      photo: `/api/v1/intake/reports/${anna?.id}/photos/${anna?.photos[0]}`,
      messages: `/api/v1/intake/reports/${anna?.id}/messages`,
      passedOn: `/api/v1/intake/reports/${anna?.id}/forwarded-texts`,
    };
    const statuses: Json = {};
    for (const role of roles) {
      const asked = Object.values(paths).map(async (path) => (await desk(role, path)).status);
      statuses[role] = (await Promise.all(asked)).join(' ');
    }
    assert.deepEqual(statuses, {
      ...{ communication: '403 403 403 403', claims: '403 403 403 403' },
      ...{ analyst: '200 200 200 200', lead: '200 200 200 200', hub: '200 200 200 200' },
      ...{ admin: '200 403 200 403' },
    });
  });
}

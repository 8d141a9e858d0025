import assert from 'node:assert/strict';
import { until } from '../hub-receivers.ts';
import { anna } from './people.ts';

/** Addresses of people who also report: nothing may lead from the one to the other. */
export const readers = {
  confirmed: 'plantlezer-anna@verzonnen-postbus.example',
  waiting: 'plantlezer-bram@verzonnen-postbus.example',
  meeting: 'plantlezer-carla@verzonnen-postbus.example',
} as const;

/** They ask for a newsletter and a meeting, and two of them press the button. The tokens of their links come back. */
export async function subscribe(publicUrl: string, mails: readonly string[]): Promise<string[]> {
  const headers = { 'x-forwarded-for': anna.address, 'user-agent': anna.agent };
  const post = async (path: string, fields: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields);
    const { status } = await fetch(`${publicUrl}${path}`, { method: 'POST', headers, body });
    assert.equal(status, 200, path);
  };
  await post('/nieuwsbrief', { list: 'residents', address: readers.confirmed });
  await post('/nieuwsbrief', { list: 'professionals', address: readers.waiting });
  await post('/bijeenkomsten/voorbeeld-informatieavond', { address: readers.meeting });
  await until('three letters leave', () => mails.length >= 3, 40);
  const tokens = new Map(
    Object.values(readers).map((address) => [address as string, tokenFor(address, mails)]),
  );
  for (const address of [readers.confirmed, readers.meeting])
    await post(`/nieuwsbrief/bevestigen/${tokens.get(address)}`);
  return [...tokens.values()];
}

function tokenFor(address: string, mails: readonly string[]): string {
  const mail = mails.find((each) => each.includes(address))?.replace(/=\r\n/g, '') ?? '';
  const [, token] = /\/bevestigen\/([\w-]{22})/.exec(mail) ?? [];
  return token ?? assert.fail(`no link for ${address}`);
}

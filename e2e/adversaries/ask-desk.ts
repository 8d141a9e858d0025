import type { RunningHouse } from '../running-house.ts';

export const roles = ['communication', 'analyst', 'lead', 'claims', 'hub', 'admin'] as const;
/** `cashier` is a second person of the claim desk: who takes a code in does not pay. */
export type Role = (typeof roles)[number] | 'cashier';
export type Json = Record<string, unknown>;
export type Desk = (role: Role, path: string, body?: object) => ReturnType<typeof askDesk>;

export async function staffTokens(house: RunningHouse): Promise<Record<Role, string>> {
  const made = await Promise.all(
    [...roles, 'cashier' as const].map(async (name) => {
      const words = ['token', '--role', name === 'cashier' ? 'claims' : name, '--name', `verzonnen ${name}`];
      const { stdout } = await house.command('api/commands/staff.ts', ...words);
      return [name, stdout.trim().split('\n').at(-1) ?? ''] as const;
    }),
  );
  return Object.fromEntries(made) as Record<Role, string>;
}

export async function askDesk(deskUrl: string, token: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body && { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(deskUrl + path, { headers, ...init });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** Somebody who was invited and asked for a question to their device: all that lets them in, as they hold it. */
export async function inviteSomebody(house: RunningHouse): Promise<string[]> {
  const words = ['invite', '--role', 'analyst', '--name', 'verzonnen nieuwe collega'];
  const { stdout } = await house.command('api/commands/staff.ts', ...words);
  const invitation = stdout.trim().split('#').at(-1) ?? '';
  const asked = await fetch(`${house.deskUrl}/api/v1/passkeys/questions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ for: 'enrolment', invitation }),
  });
  const cookie = /=([^;]+)/.exec(asked.headers.get('set-cookie') ?? '')?.[1] ?? '';
  if (asked.status !== 200 || cookie === '') throw new Error(`No question: ${asked.status}`);
  return [invitation, cookie];
}

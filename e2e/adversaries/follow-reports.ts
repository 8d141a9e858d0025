import assert from 'node:assert/strict';
import { until } from '../hub-receivers.ts';
import type { Desk, Json, Role } from './ask-desk.ts';
import { anna, headersOf, type Name, words } from './people.ts';
import type { Sent } from './send-in-ways.ts';

type Follow = {
  desk: Desk;
  idOf: (name: Name) => string;
  sent: Record<Name, Sent>;
  publicUrl: () => string;
};

/** Those with a find at sea: two rewards in one week. */
export const rewarded = ['daan', 'eva'] as const;

async function postedTo(desk: Desk, role: Role, path: string, status: number, body: object): Promise<Json> {
  const answer = await desk(role, path, body);
  assert.equal(answer.status, status, `${path}: ${answer.bytes}`);
  return JSON.parse(String(answer.bytes));
}

/** A question and its answer, a text for somebody else, and a recall. */
export async function converse({ desk, idOf, sent, publicUrl }: Follow): Promise<void> {
  const post = (status: number, role: Role, path: string, body: object) =>
    postedTo(desk, role, `/api/v1/intake/reports/${path}`, status, body);
  const of = idOf('anna');
  await post(201, 'hub', `${of}/questions`, { text: words.question, choices: [words.choice, 'Nee, weg'] });
  const answered = await fetch(`${publicUrl()}/api/v1/follow-ups/messages`, {
    method: 'POST',
    headers: { ...headersOf(anna), 'content-type': 'application/json' },
    body: JSON.stringify({ receipt: sent.anna.receipt, choice: words.choice, text: words.answer }),
  });
  assert.equal(answered.status, 200);
  for (const name of ['anna', ...rewarded] as const)
    for (const to of ['screening', 'usable'])
      await post(200, 'analyst', `${idOf(name)}/transitions`, { to, reason: words.reason });
  await post(201, 'analyst', `${of}/forwarded-texts`, { to: 'politie', text: words.forwarded });
  await post(200, 'lead', `${idOf('bram')}/transitions`, { to: 'recalled', reason: words.reason });
}

/** One proposes, another agrees; the code comes with the night of a later week. */
export async function grantRewards({ desk, idOf }: Follow): Promise<void> {
  const proposal = { amountClass: 'meldpilot-2022', reason: words.reason };
  for (const name of rewarded) {
    const path = `/api/v1/intake/reports/${idOf(name)}/rewards`;
    await postedTo(desk, 'analyst', path, 201, proposal);
    await postedTo(desk, 'lead', `${path}/approvals`, 200, {});
  }
}

/** A reporter of these comes back with the receipt and finds the code, once the night has made it. */
export async function findCode(
  { sent, publicUrl }: Follow,
  name: (typeof rewarded)[number],
): Promise<string> {
  let code: string | undefined;
  const found = async () => {
    const answer = await fetch(`${publicUrl()}/api/v1/follow-ups`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receipt: sent[name].receipt }),
    });
    const { messages } = (await answer.json()) as { messages: { kind: string; code: string }[] };
    code = messages.find(({ kind }) => kind === 'reward')?.code;
    return code !== undefined;
  };
  await until('the night gives out the codes', found);
  return String(code);
}

/** A code is brought to the claim desk, taken in and paid. */
export async function claimReward({ desk }: Follow, code: string): Promise<void> {
  await postedTo(desk, 'claims', '/api/v1/rewards/claims', 200, { code });
  await postedTo(desk, 'cashier', '/api/v1/rewards/payments', 200, { code });
}

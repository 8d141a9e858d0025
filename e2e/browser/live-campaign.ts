import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { RunningHouse } from '../running-house.ts';
import { makeToken } from './sign-in.ts';

const day = (from: Temporal.PlainDate) => from.toString();

/** Writes a campaign down that runs from today, and has it approved by a second member of staff; its code. */
export async function startCampaign(
  house: RunningHouse,
  { kit, areas, audience }: { kit: string; areas: string[]; audience: string },
): Promise<string> {
  const code = `verzonnen-${randomUUID().slice(0, 8)}`;
  const today = Temporal.Now.plainDateISO('Europe/Amsterdam');
  const plan = {
    ...{ code, kit, areas, audience, title: 'Verzonnen campagne' },
    ...{ from: day(today), to: day(today.add({ months: 2 })), design: 'before-after', selection: null },
    baseline: { from: day(today.subtract({ months: 12 })), to: day(today.subtract({ days: 1 })) },
  };
  const { id } = await asStaff(house, '/api/v1/campaigns', plan);
  await asStaff(house, `/api/v1/campaigns/${id}/approval`, { version: 1 }, 'lead');
  return code;
}

/** Each call under a token of its own; another role is another member of staff. */
export async function asStaff(
  house: RunningHouse,
  path: string,
  body: object,
  role = 'communication',
): Promise<Record<string, unknown>> {
  const response = await fetch(house.deskUrl + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await makeToken(house, role)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  expect(response.ok, `${path}: ${JSON.stringify(answer)}`).toBe(true);
  return answer;
}

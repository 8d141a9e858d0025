import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ReportDraft } from '#api/reports/report.schema.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import type { Store } from '#api/storage/database.ts';
import type { Verdict } from '#campaigns/effect/verdict.ts';
import type { FrozenDesign } from '#campaigns/planning/plan.schema.ts';
import type { SimulatedRoom } from './simulate-world.ts';
import type { WorldCampaign } from './world.schema.ts';

/** What staff can look up of a campaign, as far as the simulation asks. */
type RoomAnswers = {
  plannedAs: (code: string) => Promise<{ id: string; frozen: FrozenDesign }>;
  effect: (id: string) => Promise<{ verdict: Verdict; final: boolean }>;
};

type Density = { code: string; kind: string; posterior: { mean: number } | null };

/** Two invented members of staff at the desk: one plans, the other approves. They use the routes that people use. */
export async function simulatedRoom(
  desk: FastifyInstance,
  store: Store,
): Promise<SimulatedRoom & RoomAnswers> {
  const [planner, approver] = await Promise.all(
    ['Verzonnen planner', 'Verzonnen tweede lezer'].map((name) =>
      issueToken(store, { role: 'communication', name, region: null }),
    ),
  );

  async function ask<T>(method: 'GET' | 'POST', url: string, token: string, payload?: object): Promise<T> {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await desk.inject({ method, url, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json() as T;
  }

  return {
    lowestAreas: async ({ from, to }, count) => {
      const url = `/api/v1/densities?from=${from.slice(0, 7)}&to=${to.slice(0, 7)}`;
      const { areas } = await ask<{ areas: Density[] }>('GET', url, planner as string);
      return areas
        .filter(({ kind, posterior }) => kind === 'municipality' && posterior !== null)
        .sort((one, other) => (one.posterior?.mean ?? 0) - (other.posterior?.mean ?? 0))
        .slice(0, count)
        .map(({ code }) => code);
    },
    launch: async (campaign, areas) => {
      const plan = planOf(campaign, areas);
      const { id } = await ask<{ id: string }>('POST', '/api/v1/campaigns', planner as string, plan);
      await ask('POST', `/api/v1/campaigns/${id}/approval`, approver as string, { version: 1 });
    },
    plannedAs: async (code) => {
      const { campaigns } = await ask<{ campaigns: { id: string; code: string }[] }>(
        'GET',
        '/api/v1/campaigns',
        planner as string,
      );
      const line = campaigns.find((campaign) => campaign.code === code);
      return ask('GET', `/api/v1/campaigns/${line?.id}`, planner as string);
    },
    effect: (id) => ask('GET', `/api/v1/campaigns/${id}/effect`, planner as string),
  };
}

function planOf(campaign: WorldCampaign, areas: readonly string[]): object {
  const { trueRatio: _, areas: __, ...known } = campaign;
  return {
    ...known,
    areas,
    channels: ['letter', 'social-media'],
    phenomena: [],
    reviewOn: null,
    budgetEuros: 1000,
    design: 'empirical-bayes',
    relevantRatio: 1.25,
    secondOutcome: 'usable-reports',
    lot: null,
  };
}

/** Posts invented reports to a listener on loopback, as a client of the public API does. */
export function httpSender(origin: string): (draft: ReportDraft, token: Uint8Array) => Promise<void> {
  return async (draft, token) => {
    const answer = await fetch(`${origin}/api/v1/reports`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': createHash('sha256').update(token).digest('hex'),
      },
      body: JSON.stringify(draft),
    });
    if (answer.status !== 201)
      throw new Error(`The public API answered ${answer.status} to an invented report.`);
    await answer.arrayBuffer();
  };
}

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { distDir, openHouse } from '#api/house.ts';
import { readReceipt } from '#api/reports/receipt.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { signInLinks } from '#api/staff/sign-in-link.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { inventedDraft, inventedToken } from '#api/storage/invented-reports.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';

/** A house with a desk listener, people of any role at its API, and rewards on their way; for tests. */
export async function inventedDesks(t: TestContext, REWARD_CLAIM_DESK = 'Verzonnen balie') {
  const config = readConfig({ DATA_DIR: temporaryFolder(t), REWARD_CLAIM_DESK });
  const house = await openHouse({ config, log: () => {}, now: Date.now, random: Math.random });
  const shown: Record<string, unknown>[] = [];
  const log: unknown[] = [];
  const desk = await deskApp({
    ...{ ...house, config, distDir, now: Date.now, links: signInLinks() },
    ...{ developmentKeys: true, publicAddress: '' },
    renderPage: async (page) => {
      shown.push(page as unknown as Record<string, unknown>);
      return '';
    },
    log: (...line) => void log.push(line),
  });
  const { store } = house.database;
  let made = 0;

  /** A report of a package, and the receipt of who reported it. */
  async function report(state: 'new' | 'usable' = 'usable') {
    const ids = async () =>
      (await store.selectFrom('reports').select('id').execute()).map(({ id }) =>
        Buffer.from(id).toString('hex'),
      );
    const known = new Set(await ids());
    made += 1;
    const draft = inventedDraft({ phenomenon: 'floating-package' });
    const sent = await house.submitReport({ draft, token: inventedToken(made), flag: 'none' });
    const id = (await ids()).find((each) => !known.has(each)) ?? assert.fail();
    await store.updateTable('reports').set({ state }).where('id', '=', Buffer.from(id, 'hex')).execute();
    return {
      id,
      receipt: readReceipt(sent.kind === 'accepted' ? sent.accepted.receipt : '') ?? assert.fail(),
    };
  }

  async function as(role: StaffRole, name: string, region: string | null = null) {
    return member(desk, await issueToken(store, { role, name, region }));
  }

  /** A reward that two people granted, as its reporter reads it. */
  async function granted(name: string) {
    const { id, receipt } = await report();
    const [one, two] = [await as('analyst', `${name} een`), await as('lead', `${name} twee`)];
    assert.equal((await one.propose(id)).status, 201);
    assert.equal((await two.approve(id)).status, 200);
    await store.deleteFrom('settings').where('name', '=', 'rewards-issued-week').execute();
    await house.rewards.ofNight(Date.now());
    const { messages } = await house.followUp.read(receipt);
    const content = messages.map((each) => each.content).find(({ kind }) => kind === 'reward');
    return { id, code: content?.kind === 'reward' ? content.code : assert.fail() };
  }
  const close = () => desk.close().then(() => house.close());
  return { house, desk, shown, log, report, as, granted, close };
}

export type InventedDesks = Awaited<ReturnType<typeof inventedDesks>>;

/** A member of staff at the API. */
function member(desk: FastifyInstance, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const { statusCode: status, body } = await desk.inject({ method, url, headers, payload });
    return { status, code: json(body).code, body: json(body), text: body };
  };
  const rewards = (id: string) => `/api/v1/intake/reports/${id}/rewards`;
  return {
    call,
    read: (id: string) => call('GET', rewards(id)),
    propose: (id: string, more: object = {}) =>
      call('POST', rewards(id), { amountClass: 'meldpilot-2022', reason: 'VERZONNEN REDEN', ...more }),
    approve: (id: string, body: object = {}) => call('POST', `${rewards(id)}/approvals`, body),
    refuse: (id: string) => call('POST', `${rewards(id)}/refusals`, {}),
    at: (step: 'lookups' | 'claims' | 'payments', code: unknown, more: object = {}) =>
      call('POST', `/api/v1/rewards/${step}`, { code, ...more }),
  };
}

function json(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { readConfig } from '#api/config.ts';
import { dayOf, isoWeekOf } from '#api/counts/week.ts';
import { deskApp } from '#api/desk-app.ts';
import { questionRequest } from '#api/follow-up/question.schema.ts';
import { distDir, openHouse } from '#api/house.ts';
import { forwardText } from '#api/intake/forwarded-texts.ts';
import { listRoutes } from '#api/list-routes.ts';
import { signInLinks } from '#api/staff/sign-in-link.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { inventedDraft, inventedToken } from '#api/storage/invented-reports.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import type { StaffRole } from './roles.ts';

export type PlantedReport = {
  id: string;
  region: string | null;
  areaCode: string;
  photo: string;
  /** Texts of which none may be in an answer to who may not see this report. */
  traces: string[];
};

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** The whole desk, and in every region a report with a photo, a conversation, a text for others and a reward; for tests. */
export async function leastViewWorld(t: TestContext, viewBudget = 10_000) {
  const nowMs = Date.now();
  const config = readConfig({
    ...{ DATA_DIR: temporaryFolder(t), REWARD_CLAIM_DESK: 'Verzonnen balie' },
    FORWARD_RECIPIENTS: `politie=${await identityToRecipient(await generateX25519Identity())}`,
    VIEW_BUDGET_REPORTS_PER_DAY: String(viewBudget),
  });
  const logged: string[] = [];
  const log = (_level: string, event: string) => void logged.push(event);
  const house = await openHouse({ config, log, now: () => clock.nowMs, random: Math.random });
  const clock = { nowMs };
  const desk = await deskApp({
    ...{ ...house, config, log, distDir, now: () => clock.nowMs, links: signInLinks() },
    ...{ developmentKeys: true, publicAddress: '', renderPage: async (page) => JSON.stringify(page) },
  });
  await desk.ready();
  t.after(() => desk.close().then(() => house.close()));
  const { store } = house.database;

  async function plant(areaCode: string, region: string | null, number: number): Promise<PlantedReport> {
    const known = new Set(await idsOf());
    const draft = inventedDraft({ phenomenon: 'floating-package', areaCode });
    const photo = Buffer.alloc(600, number);
    const photos = [{ bytes: photo, removed: [] }];
    await house.submitReport({ draft, photos, token: inventedToken(number), flag: 'none' });
    const id = (await idsOf()).find((each) => !known.has(each)) ?? assert.fail();
    const reportId = Buffer.from(id, 'hex');
    await store.updateTable('reports').set({ state: 'usable' }).where('id', '=', reportId).execute();
    const question = questionRequest.parse({ text: 'Verzonnen vraag?' });
    const message = randomUUID();
    await house.followUp.ask({ id: message, reportId, question, byRole: 'hub' });
    const forwarded = Buffer.from(`doorgegeven ${number}`.padEnd(60, '.'));
    await forwardText(house.database, {
      ...{ reportId, receiver: 'politie', keyId: 'verzonnen', sealed: forwarded },
      ...{ byRole: 'analyst', nowMs },
    });
    const proposer = `Verzonnen voorsteller ${number}`;
    await store
      .insertInto('reward_decisions')
      .values({
        ...{ report_id: reportId, state: 'proposed', amount_class: 'meldpilot-2022', sealed: forwarded },
        ...{ proposed_by: '', proposed_by_name: proposer, decided_by: '', decided_by_name: '' },
      })
      .execute();
    const row = await store
      .selectFrom('reports')
      .select('sealed')
      .where('id', '=', reportId)
      .executeTakeFirstOrThrow();
    const sealedPhoto = await store
      .selectFrom('photos')
      .select(['id', 'sealed'])
      .where('report_id', '=', reportId)
      .executeTakeFirstOrThrow();
    const traces = [
      ...[
        base64(row.sealed).slice(300, 360),
        Buffer.from(sealedPhoto.sealed).subarray(300, 360).toString('latin1'),
        Buffer.from(sealedPhoto.id).toString('hex'),
      ],
      ...[message, base64(forwarded), proposer],
    ];
    return { id, region, areaCode, photo: Buffer.from(sealedPhoto.id).toString('hex'), traces };
  }
  const idsOf = async () =>
    (await store.selectFrom('reports').select('id').execute()).map(({ id }) =>
      Buffer.from(id).toString('hex'),
    );

  const today = house.areas.areasToday();
  const regions = [...new Set(today.flatMap(({ region }) => region?.code ?? []))].sort();
  const places = [
    ...regions.map((code) => ({ code, area: today.find(({ region }) => region?.code === code) })),
    { code: null, area: today.find(({ kind }) => kind === 'water') },
  ];
  const reports: PlantedReport[] = [];
  for (const { code, area } of places)
    reports.push(await plant(area?.code ?? assert.fail(), code, reports.length + 1));

  async function as(role: StaffRole, region: string | null, name = `Verzonnen ${role} ${region}`) {
    const token = await issueToken(store, { role, name, region });
    return async (method: 'GET' | 'POST', url: string, payload?: object) => {
      const answer = await desk.inject({
        method,
        url,
        payload,
        headers: { authorization: `Bearer ${token}` },
      });
      return { status: answer.statusCode, text: answer.body, code: codeOf(answer.body) };
    };
  }
  const day = () => dayOf(clock.nowMs);
  return {
    house,
    store,
    clock,
    logged,
    reports,
    regions,
    as,
    day,
    routes: listRoutes(desk),
    week: isoWeekOf,
  };
}

function codeOf(body: string): unknown {
  try {
    return JSON.parse(body).code;
  } catch {
    return undefined;
  }
}

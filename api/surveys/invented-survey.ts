import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { readConfig } from '#api/config.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import { distDir, openHouse } from '#api/house.ts';
import { freshToken } from '#api/outreach/outreach-key.ts';
import { publicApp } from '#api/public-app.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { makeWave } from './make-wave.ts';
import type { SurveyPage } from './survey-page.schema.ts';

export const draft = { title: 'Verzonnen ronde', code: 'ronde-1', from: '2026-11-22', to: '2026-11-30' };
export const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
export const yes = { 'know-us': 'yes', 'kept-silent': 'no' };

export type Fields = Record<string, string> | [string, string][];

/** The public site with one wave, on its first day; `answers` sums what was counted. */
export async function surveySite(t: TestContext, access: 'open' | 'letters' = 'open') {
  const config = readConfig({ DATA_DIR: temporaryFolder(t) });
  const clock = { ms: Date.parse('2026-11-22T12:00:00Z') };
  const now = () => clock.ms;
  const log: string[] = [];
  const note = quietLog('debug', (line) => void log.push(line));
  const house = await openHouse({ config, log: note, now, random: Math.random });
  const outreach = house.outreach ?? assert.fail();
  const pages: RenderedPage[] = [];
  const renderPage = async (page: RenderedPage) => `<p>page ${pages.push(page)}</p>`;
  const app = await publicApp({
    ...{ ...house, config, distDir, now, renderPage, log: note },
    ...{ pepper: house.keys.pepper, ready: async () => true },
  });
  t.after(async () => {
    await app.close();
    await house.close();
  });
  const id = await makeWave(outreach, { ...draft, access }, { name: 'Verzonnen', day: '2026-11-22' });
  const shown = () => pages.at(-1) as SurveyPage;
  const post = async (fields: Fields, path = '/enquete/ronde-1') => {
    const payload = new URLSearchParams(fields).toString();
    const answer = await app.inject({ method: 'POST', url: path, headers: urlencoded, payload });
    return { status: answer.statusCode, headers: answer.headers, page: shown() };
  };
  /** A form as it was got, with a token of its own. */
  const send = (fields: Record<string, string> = yes, path?: string) =>
    post({ formToken: freshToken(), ...fields }, path);
  const answers = async () => {
    const rows = await outreach.database.store.selectFrom('survey_counts').selectAll().execute();
    return rows.map(({ area_code, question, answer, n }) => [area_code, question, answer, Number(n)]).sort();
  };
  return { app, pages, shown, post, send, answers, outreach, id, clock, log };
}

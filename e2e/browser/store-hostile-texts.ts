import { randomUUID } from 'node:crypto';
import type { RunningHouse } from '../running-house.ts';
import { hostileTexts } from './hostile-texts.ts';
import { makeToken } from './sign-in.ts';

type Answered = { status: number; answer: Record<string, unknown> };
type Call = (path: string, body?: object) => Promise<Answered>;

/** Calls the desk as one member of staff. */
async function memberOf(house: RunningHouse, role: string, region?: string): Promise<Call> {
  const authorization = `Bearer ${await makeToken(house, role, region)}`;
  return async (path, body) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(house.deskUrl + path, { headers, ...sent });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  };
}

/** What became of hostile texts: which kinds of text took any of them, and on which pages of the desk they stand. */
export type Stored = { kinds: Set<string>; pages: Set<string> };

/** Writes every hostile text in every place where staff, or a system of theirs, can leave a text for others. */
export async function storeHostileTexts(house: RunningHouse): Promise<Stored> {
  const stored: Stored = { kinds: new Set(), pages: new Set() };
  const [elsewhere, writer, lead, other] = [
    await memberOf(house, 'analyst', 'VR12'),
    await memberOf(house, 'communication'),
    await memberOf(house, 'lead'),
    await memberOf(house, 'admin'),
  ];
  for (const text of hostileTexts) {
    const note = (kind: string, { status, answer }: Answered) => {
      if (status < 300) stored.kinds.add(kind);
      return answer;
    };
    await storeCampaign(text, { writer, lead }, note, stored);
    note(
      'lot',
      await writer('/api/v1/lots', { eligible: ['GM0448', 'GM0400', 'GM0363'], places: 1, reason: text }),
    );
    await storeLayer(text, { lead, other }, note);
    await storeReport(house, text, { lead, elsewhere }, note, stored);
  }
  return stored;
}

type Note = (kind: string, answered: Answered) => Record<string, unknown>;
const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam');

async function storeCampaign(
  text: string,
  { writer, lead }: Record<'writer' | 'lead', Call>,
  note: Note,
  { pages }: Stored,
): Promise<void> {
  const [from, to] = [today(), today().add({ months: 2 })].map(String);
  const plan = {
    ...{ code: `vijandig-${randomUUID().slice(0, 8)}`, kit: 'hennep-in-de-straat', areas: ['GM0448'] },
    ...{ audience: 'residents', title: text, from, to, design: 'before-after', selection: null },
    baseline: { from: String(today().subtract({ months: 12 })), to: String(today().subtract({ days: 1 })) },
  };
  const { id } = note('campaign title', await writer('/api/v1/campaigns', plan));
  if (typeof id !== 'string') return;
  const home = `/api/v1/campaigns/${id}`;
  for (const page of ['', '/effect', '/brief']) pages.add(`/campagnes/${id}${page}`);
  await lead(`${home}/approval`, { version: 1 });
  note('note', await writer(`${home}/confounders`, { kind: 'other', from, to: from, note: text }));
  const heard = { wave: 'before', heldOn: from, respondents: 100, suspected: 10, reported: 1, source: text };
  note('survey', await writer(`${home}/surveys`, heard));
  note('reason', await lead(`${home}/withdrawal`, { reason: text.padEnd(10, '.') }));
}

async function storeLayer(
  text: string,
  { lead, other }: Record<'lead' | 'other', Call>,
  note: Note,
): Promise<void> {
  const facts = {
    ...{ title: text.slice(0, 120), unit: text.slice(0, 120), per: 'none', direction: 1, incident: false },
    ...{ geoScheme: 'gemeente', year: 2025, definition: text.padEnd(10, '.'), publisher: text.slice(0, 120) },
    ...{ sourceTitle: text.slice(0, 120), address: 'https://hostile.test.invalid/cijfers' },
    ...{ readOn: '2026-01-01', areaVintage: '2026-01-01' },
  };
  const layer = { name: null, facts, csv: 'code;waarde\r\nGM0363;1\r\nGM0400;3\r\nGM0358;2\r\n' };
  const { name } = note('layer', await lead('/api/v1/indicators', { ...layer, after: null }));
  if (typeof name !== 'string') return;
  const home = `/api/v1/indicators/${name}`;
  const reason = text.padEnd(10, '.');
  note('approval', await other(`${home}/versions/1/approvals`, { role: text.slice(0, 100), reason }));
  note('weight', await lead(`${home}/weights`, { weight: 1, reason }));
  note('withdrawal', await other(`${home}/versions/1/withdrawals`, { reason }));
}

async function storeReport(
  house: RunningHouse,
  text: string,
  { lead, elsewhere }: Record<'lead' | 'elsewhere', Call>,
  note: Note,
  { pages }: Stored,
): Promise<void> {
  const response = await fetch(`${house.publicUrl}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      phenomenon: 'other',
      description: text,
      place: text,
      areaCode: 'GM0448',
      campaign: text.slice(0, 40),
    }),
  });
  note('report', { status: response.status, answer: {} });
  const { answer } = await lead('/api/v1/intake/reports?limit=1');
  const { id } = (answer.reports as { id: string }[]).at(-1) ?? {};
  if (id === undefined) return;
  pages.add(`/meldingen/${id}`);
  note('move', await lead(`/api/v1/intake/reports/${id}/transitions`, { to: 'screening', reason: text }));
  note('look elsewhere', await elsewhere(`/api/v1/intake/reports/${id}/openings`, { reason: text }));
  note('question', await lead(`/api/v1/intake/reports/${id}/questions`, { text, choices: [text, 'anders'] }));
}

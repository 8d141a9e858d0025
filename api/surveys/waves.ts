import { randomUUID } from 'node:crypto';
import type { Outreach } from '#api/outreach/outreach.ts';
import { Problem } from '#api/problems.ts';
import type { WaveDraft } from './survey.schema.ts';
import type { SurveyWavesTable } from './survey-tables.ts';

export type WavePhase = 'planned' | 'open' | 'closed';
export type Wave = Omit<SurveyWavesTable, 'made_by_name'> & { madeByName: string };

export const wavePhase = (
  { from_day, to_day }: Pick<Wave, 'from_day' | 'to_day'>,
  today: string,
): WavePhase => {
  if (today < from_day) return 'planned';
  return today <= to_day ? 'open' : 'closed';
};

/** Null when the code is taken: an old letter must not lead to another wave. */
export async function createWave(
  { database, key }: Outreach,
  draft: WaveDraft,
  by: { name: string; day: string },
): Promise<string | null> {
  const id = randomUUID();
  const { title, code, access, from, to } = draft;
  const row = { id, code, title, access, from_day: from, to_day: to, made_on: by.day };
  const stored = await database.commit((transaction) =>
    transaction
      .insertInto('survey_waves')
      .values({ ...row, made_by_name: key.seal({ name: by.name }) })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning('id')
      .executeTakeFirst(),
  );
  return stored?.id ?? null;
}

/** Newest first. */
export async function listWaves({ database, key }: Outreach): Promise<Wave[]> {
  const rows = await database.store.selectFrom('survey_waves').selectAll().execute();
  return rows.map((row) => opened(key, row)).sort((one, other) => (one.from_day < other.from_day ? 1 : -1));
}

const opened = (key: Outreach['key'], { made_by_name, ...wave }: SurveyWavesTable): Wave => ({
  ...wave,
  madeByName: (key.open(made_by_name) as { name: string }).name,
});

/** @throws Problem not-found */
export async function waveOf(
  { database, key }: Outreach,
  by: { id: string } | { code: string },
): Promise<Wave> {
  const [[name, value]] = Object.entries(by) as [['id' | 'code', string]];
  const wave = await database.store
    .selectFrom('survey_waves')
    .selectAll()
    .where(name, '=', value)
    .executeTakeFirst();
  if (wave === undefined) throw new Problem('not-found');
  return opened(key, wave);
}

import { randomUUID } from 'node:crypto';
import type { Outreach } from '#api/outreach/outreach.ts';
import { Problem } from '#api/problems.ts';
import type { WaveDraft } from './survey.schema.ts';
import type { SurveyWavesTable } from './survey-tables.ts';

export type WavePhase = 'planned' | 'open' | 'closed';
/** All that the public side reads of a wave: who of staff made it is for the desk (`read-waves.ts`). */
const columns = ['id', 'code', 'title', 'access', 'from_day', 'to_day'] as const;
export type Wave = Pick<SurveyWavesTable, (typeof columns)[number]>;

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

/** What can be answered on that day, newest first. */
export async function openWaves({ database }: Outreach, today: string): Promise<Wave[]> {
  return database.store
    .selectFrom('survey_waves')
    .select(columns)
    .where('from_day', '<=', today)
    .where('to_day', '>=', today)
    .orderBy('from_day', 'desc')
    .orderBy('code')
    .execute();
}

/** @throws Problem not-found */
export async function waveOf({ database }: Outreach, by: { id: string } | { code: string }): Promise<Wave> {
  const [[name, value]] = Object.entries(by) as [['id' | 'code', string]];
  const wave = await database.store
    .selectFrom('survey_waves')
    .select(columns)
    .where(name, '=', value)
    .executeTakeFirst();
  if (wave === undefined) throw new Problem('not-found');
  return wave;
}

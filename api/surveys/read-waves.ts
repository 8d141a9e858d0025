import type { Outreach } from '#api/outreach/outreach.ts';
import type { WaveDetails, WaveLine } from './survey-page.schema.ts';
import { waveResults } from './wave-results.ts';
import { listWaves, type Wave, waveOf, wavePhase } from './waves.ts';

export const lineOf = (wave: Wave, today: string): WaveLine => ({
  ...{ id: wave.id, code: wave.code, title: wave.title, access: wave.access },
  ...{ from: wave.from_day, to: wave.to_day, phase: wavePhase(wave, today) },
  ...{ madeByName: wave.madeByName, madeOn: wave.made_on },
});

export const waveLines = async (outreach: Outreach, today: string): Promise<WaveLine[]> =>
  (await listWaves(outreach)).map((wave) => lineOf(wave, today));

/** One wave, beside an earlier one where that is asked. @throws Problem not-found */
export async function waveDetails(
  outreach: Outreach,
  { id, comparedId }: { id: string; comparedId?: string },
  today: string,
): Promise<WaveDetails> {
  const wave = await waveOf(outreach, { id });
  const earlier = comparedId ? await waveOf(outreach, { id: comparedId }) : null;
  const line = lineOf(wave, today);
  const [forms, unusedCodes] = await Promise.all([
    marks(outreach, id, 'sent'),
    marks(outreach, id, 'letter'),
  ]);
  return {
    ...line,
    // One form more must not show while people can be seen going in and out.
    forms: line.phase === 'closed' ? forms : Math.floor(forms / 10) * 10,
    unusedCodes: line.phase === 'closed' ? unusedCodes : Math.ceil(unusedCodes / 10) * 10,
    results: await waveResults(outreach, wave, { today, earlier }),
  };
}

async function marks({ database }: Outreach, waveId: string, kind: 'sent' | 'letter'): Promise<number> {
  const { n } = await database.store
    .selectFrom('survey_marks')
    .select((row) => row.fn.countAll().as('n'))
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return Number(n);
}

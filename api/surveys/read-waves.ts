import type { Outreach } from '#api/outreach/outreach.ts';
import type { WaveDetails, WaveLine } from './survey-page.schema.ts';
import type { SurveyWavesTable } from './survey-tables.ts';
import { waveResults } from './wave-results.ts';
import { waveOf, wavePhase } from './waves.ts';

const lineOf = ({ key }: Outreach, wave: SurveyWavesTable, today: string): WaveLine => ({
  ...{ id: wave.id, code: wave.code, title: wave.title, access: wave.access },
  ...{ from: wave.from_day, to: wave.to_day, phase: wavePhase(wave, today) },
  ...{ madeByName: (key.open(wave.made_by_name) as { name: string }).name, madeOn: wave.made_on },
});

/** For staff, with the name of who made it; newest first. */
export async function waveLines(outreach: Outreach, today: string): Promise<WaveLine[]> {
  const waves = await outreach.database.store.selectFrom('survey_waves').selectAll().execute();
  return waves
    .map((wave) => lineOf(outreach, wave, today))
    .sort((one, other) => (one.from < other.from ? 1 : -1));
}

/** One wave, beside an earlier one where that is asked. @throws Problem not-found */
export async function waveDetails(
  outreach: Outreach,
  { id, comparedId }: { id: string; comparedId?: string },
  today: string,
): Promise<WaveDetails> {
  const wave = await waveOf(outreach, { id });
  const earlier = comparedId ? await waveOf(outreach, { id: comparedId }) : null;
  const line = (await waveLines(outreach, today)).find((each) => each.id === id) as WaveLine;
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

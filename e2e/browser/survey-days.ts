import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RunningHouse } from '../running-house.ts';

/** Answers to the question behind the die, as they are kept: sums of an area. */
type Crowd = { wave: string; areaCode: string; yes: number; no: number };

const open = (house: RunningHouse) =>
  new DatabaseSync(join(house.dataDir, 'outreach.sqlite'), { timeout: 5000 });

/** Hundreds of people answer a wave of a running house; one network may not send so many forms in a minute. */
export function addCrowd(house: RunningHouse, { wave, areaCode, yes, no }: Crowd): void {
  const database = open(house);
  const add = database.prepare(
    `insert into survey_counts (wave_id, area_code, question, answer, n)
     select id, ?, 'kept-silent', ?, ? from survey_waves where code = ?
     on conflict do update set n = n + excluded.n`,
  );
  for (const [answer, n] of Object.entries({ yes, no })) add.run(areaCode, answer, n, wave);
  database.close();
}

/** The night falls over a wave of today: it was one of yesterday. The clock of a running server cannot be set. */
export function endWave(house: RunningHouse, wave: string): void {
  const yesterday = Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ days: 1 }).toString();
  const database = open(house);
  database
    .prepare('update survey_waves set from_day = ?, to_day = ? where code = ?')
    .run(yesterday, yesterday, wave);
  database.close();
}

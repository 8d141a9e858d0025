import type { Outreach } from '#api/outreach/outreach.ts';
import type { OutreachTransaction } from '#api/outreach/outreach-tables.ts';
import type { SurveyQuestion } from '#content/survey/questions.ts';
import { letterMark } from './letter-codes.ts';
import type { SurveyAnswers } from './survey.schema.ts';
import type { Wave } from './waves.ts';

/** Of who would not say where he lives. */
export const wholeProvince = 'PV27';

export type Taken = 'counted' | 'repeated' | 'unknown-code';
export type Answered = {
  answers: SurveyAnswers;
  areaCode: string;
  /** Of the form: the same one again counts once. */
  token: string;
  /** Of the letter; null in an open wave. */
  code: string | null;
};

/**
 * Adds the answers to the sums, each question by itself, and forgets them. The code of a letter is used up in the same
 * commit: no row tells which letter gave which answer, nor when. The log of the live database, while it holds that commit,
 * tells which mark went when which sums grew: who copies it, and has the key file and the letter, reads an answer.
 */
export function takeAnswers(
  outreach: Outreach,
  wave: Wave,
  { answers, areaCode, token, code }: Answered,
): Promise<Taken> {
  const { database, key } = outreach;
  return database.commit(async (transaction): Promise<Taken> => {
    // With the code: who opens a form that another in the house has sent gives another letter's answers.
    const mark = key.markOfToken(`survey form ${wave.id} ${token} ${code ?? ''}`);
    const sent = await transaction
      .insertInto('survey_marks')
      .values({ mark, wave_id: wave.id, kind: 'sent' })
      .onConflict((conflict) => conflict.column('mark').doNothing())
      .returning('wave_id')
      .executeTakeFirst();
    if (sent === undefined) return 'repeated';
    if (wave.access === 'letters' && !(await useUp(outreach, transaction, wave, code))) {
      await forgetMark(transaction, mark);
      return 'unknown-code';
    }
    for (const [question, answer] of Object.entries(answers) as [SurveyQuestion, string | undefined][])
      if (answer !== undefined)
        await addOne(transaction, { wave_id: wave.id, area_code: areaCode, question, answer });
    return 'counted';
  });
}

async function useUp(
  outreach: Outreach,
  transaction: OutreachTransaction,
  wave: Wave,
  code: string | null,
): Promise<boolean> {
  return code !== null && forgetMark(transaction, letterMark(outreach, wave.id, code));
}

async function forgetMark(transaction: OutreachTransaction, mark: Uint8Array): Promise<boolean> {
  const gone = await transaction
    .deleteFrom('survey_marks')
    .where('mark', '=', Buffer.from(mark))
    .returning('wave_id')
    .executeTakeFirst();
  return gone !== undefined;
}

async function addOne(
  transaction: OutreachTransaction,
  cell: { wave_id: string; area_code: string; question: SurveyQuestion; answer: string },
): Promise<void> {
  await transaction
    .insertInto('survey_counts')
    .values({ ...cell, n: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['wave_id', 'area_code', 'question', 'answer'])
        .doUpdateSet((row) => ({ n: row('survey_counts.n', '+', row.ref('excluded.n')) })),
    )
    .execute();
}

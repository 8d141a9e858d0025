import { randomBytes } from 'node:crypto';
import { setImmediate as oneTurn } from 'node:timers/promises';
import type { Outreach } from '#api/outreach/outreach.ts';
import type { Bytes } from '#api/storage/database.ts';
import type { Wave } from './waves.ts';

/** Crockford's base 32; 256 is a multiple of 32, so that every symbol is as likely. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits: of 20,000 letters one is guessed in 56 thousand million tries. */
const symbols = 10;
/** Rows in one statement, far below what either engine allows. */
const together = 500;

export const letterMark = ({ key }: Pick<Outreach, 'key'>, waveId: string, code: string): Bytes =>
  key.markOfToken(`survey letter ${waveId} ${code}`);

/** Codes for the letters of a wave, each good for one form. They are told here and never again: only marks are kept. */
export async function makeLetterCodes(
  outreach: Outreach,
  wave: Pick<Wave, 'id'>,
  count: number,
): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < count)
    codes.add([...randomBytes(symbols)].map((byte) => alphabet[byte % alphabet.length]).join(''));
  const marks: Bytes[] = [];
  for (const code of codes) {
    marks.push(letterMark(outreach, wave.id, code));
    // Twenty thousand in one go would hold up whoever reports meanwhile.
    if (marks.length % together === 0) await oneTurn();
  }
  // In the order of the marks, which has nothing to do with that of the letters.
  marks.sort((one, other) => Buffer.compare(one, other));
  await outreach.database.commit(async (transaction) => {
    for (let at = 0; at < marks.length; at += together)
      await transaction
        .insertInto('survey_marks')
        .values(
          marks.slice(at, at + together).map((mark) => ({ mark, wave_id: wave.id, kind: 'letter' as const })),
        )
        .execute();
  });
  return [...codes].map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** What somebody copied from a letter, in any dress; null when it cannot be a code. */
export function readLetterCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const known = code.length === symbols && [...code].every((symbol) => alphabet.includes(symbol));
  return known ? code : null;
}

import { randomBytes } from 'node:crypto';
import { dayOf, isoWeekOf } from '#api/counts/week.ts';
import { reportIdOf } from '#api/reports/report-ids.ts';
import type { SealReport } from '#api/reports/seal-report.ts';
import { type StoreParts, storeSubmission } from '#api/reports/store-submission.ts';
import { reportContentOf, unknownArea } from '#sealing/report-content.ts';
import { type CanarySilence, canarySilence } from './canary-store.ts';
import { canaryText, newWord, wordHash } from './canary-word.ts';

export type Canaries = {
  /** One a week; answers whether one was made. */
  sendIfDue: () => Promise<boolean>;
  silence: () => Promise<CanarySilence | null>;
};

type Parts = StoreParts & { seal: SealReport; now: () => number };

/**
 * Each week a report of our own goes the road of all reports: sealed, stored, delivered. When the hub can no longer open
 * it, nothing else that comes in can be opened either, and nobody would notice: everything else goes on.
 */
export function canaries(parts: Parts): Canaries {
  const { database, now } = parts;

  async function sendIfDue(): Promise<boolean> {
    const week = isoWeekOf(now());
    const made = await database.store
      .selectFrom('canaries')
      .select('week')
      .where('week', '=', week)
      .executeTakeFirst();
    if (made === undefined) await send(week);
    return made === undefined;
  }

  async function send(week: string): Promise<void> {
    const token = randomBytes(16);
    const word = newWord();
    const content = reportContentOf(
      { phenomenon: 'other', description: canaryText(word) },
      {
        id: reportIdOf(parts.pepper, token).toString('hex'),
        ...{ areaCode: null, week, campaign: '', location: null, photos: [] },
      },
    );
    const { sealed, sizeBucket, keyId } = await parts.seal(content);
    await storeSubmission(parts, {
      token,
      digest: randomBytes(32),
      clear: {
        ...{ areaCode: unknownArea, phenomenon: 'other', week, language: 'nl', campaign: '', flag: 'canary' },
      },
      envelope: { sealed, sizeBucket, keyId, photos: [], sealedIn: 'server' },
      canary: { week, made_on: dayOf(now()), word_hash: wordHash(word) },
    });
  }

  return { sendIfDue, silence: () => canarySilence(database.store, dayOf(now())) };
}

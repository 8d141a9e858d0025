import { createHash, randomUUID } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { writeMessage } from '#api/follow-up/write-message.ts';
import { forwardSealers, forwardText } from '#api/intake/forwarded-texts.ts';
import { acknowledgeReports, moveReport } from '#api/intake/intake-store.ts';
import { recallReport } from '#api/intake/recall-report.ts';
import { type OrdinaryState, type ReportState, reportStates } from '#api/intake/report-states.ts';
import { deriveKey } from '#api/reports/derive-keys.ts';
import { reportSealer } from '#api/reports/seal-report.ts';
import type { Bytes, Database } from '#api/storage/database.ts';
import {
  inventedDraft,
  inventedPepper,
  inventedRoad,
  inventedToken,
  wednesday,
} from '#api/storage/invented-reports.ts';
import { padText } from '#sealing/pad.ts';
import { sealer } from '#sealing/seal.ts';
import { pieceBytes } from './find-pieces.ts';

export const planted = 'PLANTED-IN-EVERY-LAYER-4711';
/** Every seal that hangs on a report, as pieces that can be searched for in a file. */
export type Life = { id: Buffer; state: ReportState; confirmed: boolean; seals: Buffer[][] };

const paths: Record<ReportState, OrdinaryState[]> = {
  new: [],
  screening: ['screening'],
  usable: ['screening', 'usable'],
  'not-usable': ['screening', 'not-usable'],
  spam: ['spam'],
  duplicate: ['screening', 'duplicate'],
  known: ['screening', 'known'],
  enriching: ['screening', 'usable', 'enriching'],
  case: ['screening', 'usable', 'enriching', 'case'],
  closed: ['screening', 'usable', 'closed'],
  recalled: ['screening', 'usable'],
};
const forwardable: readonly ReportState[] = ['usable', 'known', 'enriching', 'case', 'recalled'];

/** Two pieces right behind the header of an age file, one from its middle and its end: a page may end in one of them. */
function piecesOf(sealed: Bytes): Buffer[] {
  const bytes = Buffer.from(sealed);
  const begin = bytes.indexOf('\n', bytes.indexOf('\n--- ') + 1) + 1;
  const ends = bytes.length - pieceBytes;
  return [begin, begin + pieceBytes, Math.round((begin + ends) / 2), ends].map((at) =>
    Buffer.from(bytes.subarray(at, at + pieceBytes)),
  );
}

/**
 * Reports in every state, once confirmed by the hub and once not, each with planted words in its content, a photo, the
 * reasons of staff, a forwarded text where the state allows one, and a message: all of it sealed on the real road.
 */
export async function inventedLives(database: Database): Promise<Life[]> {
  const { submit, recipients } = await inventedRoad(database, ['pull']);
  const seal = reportSealer(recipients);
  const receiver = await identityToRecipient(await generateX25519Identity());
  const forward = forwardSealers([{ name: 'politie', recipient: receiver }]).get('politie');
  if (forward === undefined) throw new Error('There is a receiver.');
  const reason = async () => ({ sealedReason: (await seal({ v: 1, reason: planted })).sealed });
  const by = { byRole: 'lead', nowMs: wednesday } as const;

  async function live(number: number, state: ReportState, confirmed: boolean): Promise<Life> {
    const token = inventedToken(number);
    const photo = createHash('sha512').update(`${planted} ${number}`).digest();
    const photos = [{ bytes: photo, removed: [] }];
    await submit({
      draft: inventedDraft({ description: `${planted} ${number}` }),
      photos,
      token,
      flag: 'none',
    });
    const id = deriveKey(inventedPepper, token, 'report-id', 32);
    if (confirmed) await acknowledgeReports(database, [{ id, reference: 'HUB-1' }], wednesday);
    for (const to of paths[state]) await moveReport(database, id, { ...by, to, ...(await reason()) });
    await ask(id, number);
    if (forwardable.includes(state)) {
      const text = await forward?.({ v: 1, id: id.toString('hex'), to: 'politie', text: planted });
      if (text) await forwardText(database, { ...by, ...text, reportId: id, receiver: 'politie' });
    }
    if (state === 'recalled') {
      const recall = { ...by, roads: ['pull'] };
      for (const byName of confirmed ? ['Een'] : ['Een', 'Twee'])
        await recallReport(database, id, { ...recall, byName, ...(await reason()) });
    }
    return { id, state, confirmed, seals: await sealsOf(database, id) };
  }

  async function ask(reportId: Buffer, number: number): Promise<void> {
    const { reply_recipient } = await database.store
      .selectFrom('threads')
      .select('reply_recipient')
      .where('report_id', '=', reportId)
      .executeTakeFirstOrThrow();
    const words = padText(Buffer.from(`${planted} ${number}`));
    const message = {
      ...({ id: randomUUID(), reportId, kind: 'question', byRole: 'analyst' } as const),
      sealedForReporter: await sealer([reply_recipient])(words),
      sealedForHub: await sealer(recipients)(words),
      ...{ week: '2026-W47', expiresWeek: '2027-W07' },
    };
    await database.commit((transaction) => writeMessage(transaction, database.dialect, message));
  }

  const lives: Life[] = [];
  for (const [at, state] of reportStates.entries()) {
    for (const confirmed of [true, false])
      lives.push(await live(2 * at + (confirmed ? 0 : 1), state, confirmed));
  }
  return lives;
}

/** Of every seal that hangs on a report: content, photos, reasons, forwarded texts, messages. */
async function sealsOf({ store }: Database, id: Buffer): Promise<Buffer[][]> {
  const ofReport = <T extends 'photos' | 'forwarded_texts'>(table: T) =>
    store
      .selectFrom(table as 'photos')
      .select('sealed')
      .where('report_id', '=', id)
      .execute();
  const report = await store.selectFrom('reports').select('sealed').where('id', '=', id).execute();
  const history = await store
    .selectFrom('intake_history')
    .select('sealed_reason as sealed')
    .where('report_id', '=', id)
    .execute();
  const asked = await store
    .selectFrom('recall_requests')
    .select('sealed_reason as sealed')
    .where('report_id', '=', id)
    .execute();
  const messages = await store
    .selectFrom('messages')
    .innerJoin('threads', 'threads.lookup', 'messages.lookup')
    .select(['sealed_for_reporter', 'sealed_for_hub'])
    .where('report_id', '=', id)
    .execute();
  const seals = [
    ...[
      ...report,
      ...history,
      ...asked,
      ...(await ofReport('photos')),
      ...(await ofReport('forwarded_texts')),
    ].map(({ sealed }) => sealed),
    ...messages.flatMap((message) => [message.sealed_for_reporter, message.sealed_for_hub]),
  ];
  return seals.map(piecesOf);
}

import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { IsoWeek } from '#api/counts/week.ts';
import { sealOpener } from '#api/reports/open-report.ts';
import type { Bytes, Store } from '#api/storage/database.ts';
import { isHybrid } from '#sealing/seal.ts';
import { type MessageForReporter, messageForReporter } from './message-content.schema.ts';
import { sealForThread } from './seal-for-thread.ts';
import { type ShownRow, shownMessages } from './shown-messages.ts';
import { type ThreadKeys, type ThreadKind, threadKeys } from './thread-keys.ts';
import { mostOpen } from './write-message.ts';

/** One message as its reporter reads it. */
export type OpenedMessage = {
  content: MessageForReporter;
  answered: boolean;
  /** What an answer needs; never shown. */
  row: ShownRow;
};
/** `lookups`: where the thread of this receipt would lie, under every pepper that lives. */
export type OpenedThread = { lookups: Bytes[]; messages: OpenedMessage[] };
export type OpenThread = (receipt: string, week: IsoWeek) => Promise<OpenedThread>;

/** A seal of our own and what opens it: stands in where a thread has no message. */
type Decoy = { sealed: Bytes; identity: string };

/**
 * Opens the messages of a receipt (from `readReceipt`). Whatever the receipt, the work is the same: a derivation for
 * every pepper, one query, and `mostOpen` openings, of decoys where there is no message. A receipt that was never given
 * out, one whose messages have expired and one without a message leave no difference behind.
 */
export async function threadOpener(parts: {
  store: Store;
  peppers: readonly Uint8Array[];
  threadKind: ThreadKind;
}): Promise<OpenThread> {
  const decoy = await makeDecoy(parts.threadKind);
  return async (receipt, week) => {
    const keys = parts.peppers.map((pepper) => threadKeys(pepper, receipt, parts.threadKind));
    const lookups = keys.map(({ lookup }) => lookup);
    const rows = await shownMessages(parts.store, lookups, week);
    const messages: OpenedMessage[] = [];
    for (let slot = 0; slot < mostOpen; slot += 1) {
      const row = rows[slot];
      const content = await openOne(row ? { sealed: row.sealed, identity: identityFor(row) } : decoy);
      if (row && content?.id === row.id) messages.push({ content, answered: row.answered, row });
    }
    return { lookups, messages };

    function identityFor({ lookup, replyRecipient }: ShownRow): string {
      const at = lookups.findIndex((each) => each.equals(lookup));
      const kind = isHybrid(replyRecipient) ? 'hybrid' : 'classic';
      // The hub may have changed its kind of key since this thread was made.
      if (kind !== parts.threadKind)
        return threadKeys(parts.peppers[at] as Uint8Array, receipt, kind).identity;
      return (keys[at] as ThreadKeys).identity;
    }
  };
}

/** A row that does not open, or that was put here from another thread, is not shown. */
async function openOne({ sealed, identity }: Decoy): Promise<MessageForReporter | null> {
  try {
    const bytes = await sealOpener([identity])(sealed);
    return messageForReporter.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

async function makeDecoy(kind: ThreadKind): Promise<Decoy> {
  const identity = await (kind === 'hybrid' ? generateHybridIdentity() : generateX25519Identity());
  const content: MessageForReporter = {
    ...{ v: 1, id: '00000000-0000-4000-8000-000000000000', week: '2026-W01' },
    ...{ kind: 'question', text: '', choices: [], checkBack: null },
  };
  return { identity, sealed: await sealForThread(await identityToRecipient(identity), content) };
}

import type { Store } from '#api/storage/database.ts';
import { firstPrevious, hashOfRow, withWords } from './audit-log.ts';
import { fits } from './opening-reasons.ts';

/** A head that was kept outside; `hash` is the whole of it or its first 16 digits or more, in hex. */
export type Anchor = { number: number; hash: string };

export type Verified =
  | { kind: 'whole'; entries: number; hash: string; anchors: number }
  | { kind: 'broken'; number: number; fault: AuditFault };

/** `missing`: a number is skipped; `other-order`: it does not follow the one before; `cut-off` and `rewritten`: by an anchor. */
export type AuditFault = 'missing' | 'other-order' | 'changed' | 'cut-off' | 'rewritten';

const rowsAtOnce = 1_000;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/**
 * Counts every hash of the chain again, and those of reasons that are still kept. A chain that was cut at its end, or written anew from some entry on, is whole in
 * itself: only anchors that were kept elsewhere show it.
 */
export async function verifyAuditLog(store: Store, anchors: readonly Anchor[] = []): Promise<Verified> {
  let [last, previous] = [0, firstPrevious];
  const broken = (number: number, fault: AuditFault): Verified => ({ kind: 'broken', number, fault });
  for (;;) {
    const rows = await withWords(store)
      .where('audit_log.number', '>', last)
      .orderBy('audit_log.number')
      .limit(rowsAtOnce)
      .execute();
    for (const row of rows) {
      if (row.number !== last + 1) return broken(last + 1, 'missing');
      if (hex(row.previous) !== hex(previous)) return broken(row.number, 'other-order');
      if (hex(row.hash) !== hex(hashOfRow(row.previous, row)) || !fits(row.reason, row))
        return broken(row.number, 'changed');
      if (!anchors.every(({ number, hash }) => number !== row.number || hex(row.hash).startsWith(hash)))
        return broken(row.number, 'rewritten');
      [last, previous] = [row.number, row.hash];
    }
    if (rows.length < rowsAtOnce) break;
  }
  const beyond = anchors.filter(({ number }) => number > last);
  if (beyond.length > 0) return broken(last + 1, 'cut-off');
  return { kind: 'whole', entries: last, hash: hex(previous), anchors: anchors.length };
}

/**
 * Anchors from a file: lines as `npm run audit -- anchor` prints them (`DAY NUMBER HASH`), or the `audit-head` lines of
 * the log; other log lines are passed over.
 * @throws Error that names the line which is neither
 */
export function readAnchors(text: string): Anchor[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const anchor = line.startsWith('{') ? ofLogLine(line) : ofPrintedLine(line);
    if (anchor === undefined) throw new Error(`Line ${at + 1} of the anchor file is no anchor.`);
    return anchor ?? [];
  });
}

function ofPrintedLine(line: string): Anchor | undefined {
  const [, number, hash] = /^\d{4}-\d{2}-\d{2} (\d{1,9}) ([0-9a-f]{16,64})\s*$/.exec(line) ?? [];
  return number === undefined || hash === undefined ? undefined : { number: Number(number), hash };
}

function ofLogLine(line: string): Anchor | null | undefined {
  try {
    const { event, count, head } = JSON.parse(line) as Record<string, unknown>;
    if (event !== 'audit-head') return null;
    if (!Number.isSafeInteger(count) || typeof head !== 'string' || !/^[0-9a-f]{16,64}$/.test(head))
      return undefined;
    return { number: count as number, hash: head };
  } catch {
    return undefined;
  }
}

import { readFile } from 'node:fs/promises';
import { dayOf } from '#api/counts/week.ts';
import { auditHead, readEntries } from '#api/staff/audit-log.ts';
import { type Anchor, readAnchors, verifyAuditLog } from '#api/staff/verify-audit-log.ts';
import { command, isReaderGone, print, UsageFault, type Words, withDatabase } from './command.ts';

const help = `npm run audit -- verify [--anchor FILE]               count every hash of the audit log again
npm run audit -- anchor                               the end of the chain today, as one line to keep elsewhere
npm run audit -- list [--from 2026-11-01] [--to DAY]   what staff did, oldest first

FILE holds lines of "anchor", or the "audit-head" lines of the server's log, kept where nobody of this server can change
them. Without it a chain that was cut at its end, or written anew as a whole, looks whole.

Exit code 1 when the log is not whole.`;

const options = { anchor: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const;
const rowsAtOnce = 500;

await command(help, options, async (words) => {
  switch (words.words.join(' ')) {
    case 'verify':
      return verify(words);
    case 'anchor':
      return anchor();
    case 'list':
      return list(words);
    default:
      throw new UsageFault('Say what to do: verify, anchor or list.');
  }
});

async function verify(words: Words): Promise<number> {
  const anchors = await anchorsOf(words.option('anchor'));
  const verified = await withDatabase(({ store }) => verifyAuditLog(store, anchors));
  if (verified.kind === 'whole') {
    print(
      `Whole: ${verified.entries} entries, held against ${verified.anchors} anchor(s). Head ${verified.hash}`,
    );
    return 0;
  }
  print(`NOT whole: entry ${verified.number} is ${verified.fault}.`);
  return 1;
}

async function anchorsOf(file: string | undefined): Promise<Anchor[]> {
  if (file === undefined) return [];
  try {
    const anchors = readAnchors(await readFile(file, 'utf8'));
    if (anchors.length === 0) throw new Error('The anchor file holds no anchor.');
    return anchors;
  } catch (error) {
    throw new UsageFault((error as Error).message);
  }
}

async function anchor(): Promise<number> {
  const head = await withDatabase(({ store }) => auditHead(store));
  if (head === null) {
    process.stderr.write('There is nothing in the audit log yet.\n');
    return 1;
  }
  print(`${dayOf(Date.now())} ${head.number} ${head.hash}`);
  return 0;
}

async function list(words: Words): Promise<number> {
  const [from, to] = [dayFrom(words, 'from', '0000-01-01'), dayFrom(words, 'to', '9999-12-31')];
  await withDatabase(async ({ store }) => {
    for (let after: number | null = 0; after !== null && !isReaderGone(); ) {
      const page = await readEntries(store, { from, to, after, limit: rowsAtOnce });
      for (const { number, day, name, role, action, subject, detail, shown, reason } of page.rows)
        print([number, day, name, role, action, subject, detail, shown, reason].join('\t'));
      after = page.next;
    }
  });
  return 0;
}

function dayFrom(words: Words, name: 'from' | 'to', otherwise: string): string {
  const day = words.option(name) ?? otherwise;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageFault(`--${name} must be a day, such as 2026-11-01.`);
  return day;
}

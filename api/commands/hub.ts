import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { openCanaries } from '#api/canaries/open-canaries.ts';
import { readConfig } from '#api/config.ts';
import { dayOf } from '#api/counts/week.ts';
import { openAnswers } from '#api/follow-up/open-answers.ts';
import { developmentHubKey, keyMaterial } from '#api/key-material.ts';
import { type Columns, matchesSeal } from '#api/reports/match-seal.ts';
import { type OpenedPhotos, photoOpener } from '#api/reports/open-photos.ts';
import { reportOpener, sealOpener } from '#api/reports/open-report.ts';
import type { ReportContent } from '#api/reports/report.schema.ts';
import { reportHints } from '#api/reports/report-hints.ts';
import type { Store } from '#api/storage/database.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import { command, isReaderGone, print, UsageFault, type Words, withDatabase } from './command.ts';
import { readIdentities } from './read-identities.ts';

const help = `npm run hub -- keygen [--hybrid]        make a key pair for the Drugshub
npm run hub -- open [--identity FILE]   print every sealed report decrypted, one JSON line each
npm run hub -- open --photos FOLDER     the same, and writes the photos there as <report id>-<n>.jpg
npm run hub -- open FILE.age …          the same for sealed files from mail or webhook
npm run hub -- answers [--identity FILE]   print every answer of a reporter decrypted, one JSON line each
npm run hub -- canary [--identity FILE]    open the weekly report of our own, and confirm the word in it

keygen   prints the recipient (public, for HUB_RECIPIENTS) and the identity (secret, keep it off this server).
         --hybrid makes a post-quantum key (age1pq1…); the hub then needs age 1.3 or newer.
open     reads the database of DATA_DIR or DATABASE_URL, also beside a running server.
         Without --identity it uses the development key in DATA_DIR.
         "hints" lists words in text and place that may show who reported, each with its kind: read these
         before anything is passed on. Nothing is left out of the text itself.
         Photos are decoded and encoded anew before they are written; nothing is overwritten.
answers  the same for answers to questions: report, question and its text, choice, text and week.
canary   confirms only what a key of HUB_RECIPIENTS opened. Another key, such as the recovery key, shows that it opens too.
         A hub elsewhere opens the report as any other and posts the word: /api/v1/intake/canaries/ID/confirmations.`;

const options = {
  identity: { type: 'string' },
  photos: { type: 'string' },
  hybrid: { type: 'boolean' },
} as const;

await command(help, options, async (words) => {
  const [task, ...files] = words.words;
  switch (task) {
    case 'keygen':
      return keygen(words.flag('hybrid'));
    case 'open':
      return files.length > 0 ? openFiles(words, files) : open(words);
    case 'answers':
      return answers(words);
    case 'canary':
      return canary(words);
    default:
      throw new UsageFault('Say what to do: keygen, open, answers or canary.');
  }
});

async function keygen(hybrid: boolean): Promise<number> {
  const identity = await (hybrid ? generateHybridIdentity() : generateX25519Identity());
  print(`# recipient: ${await identityToRecipient(identity)}`);
  print(identity);
  return 0;
}

async function open(words: Words): Promise<number> {
  const identities = identitiesIn(words.option('identity'));
  const [openReport, folder] = [reportOpener(identities), words.option('photos')];
  return withDatabase(async ({ store }) => {
    const openPhotos = folder === undefined ? null : photoOpener(store, sealOpener(identities), folder);
    let [unopened, doubtful] = [0, 0];
    for await (const row of sealedReports(store)) {
      if (openPhotos === null && isReaderGone()) break;
      const content = await openReport(row.sealed).catch(() => null);
      if (content === null) {
        unopened += 1;
        continue;
      }
      const photos = openPhotos && (await openPhotos(row.id, content));
      doubtful += photos?.warnings.length ?? 0;
      print(lineOf(row, content, photos));
    }
    if (unopened > 0) process.stderr.write(`${unopened} report(s) could not be opened with this key.\n`);
    if (doubtful > 0) process.stderr.write(`${doubtful} warning(s) about photos, each with its report.\n`);
    return unopened + doubtful > 0 ? 1 : 0;
  });
}

function lineOf(row: Columns, content: ReportContent, photos: OpenedPhotos | null): string {
  const warnings = [
    ...(!matchesSeal(row, content) ? ['the clear columns do not match the seal'] : []),
    ...(photos?.warnings ?? []),
  ];
  return JSON.stringify({
    ...content,
    hints: reportHints(content),
    ...(photos && { photoFiles: photos.files }),
    ...(warnings.length > 0 && { warning: warnings.join('; ') }),
  });
}

async function answers(words: Words): Promise<number> {
  const identities = identitiesIn(words.option('identity'));
  return withDatabase(async ({ store }) => {
    let unopened = 0;
    for await (const answer of openAnswers(store, identities)) {
      if (isReaderGone()) break;
      if (answer === null) unopened += 1;
      else print(JSON.stringify(answer));
    }
    if (unopened > 0) process.stderr.write(`${unopened} answer(s) could not be opened with this key.\n`);
    return unopened > 0 ? 1 : 0;
  });
}

async function canary(words: Words): Promise<number> {
  const identities = identitiesIn(words.option('identity'));
  const { recipients } = await keyMaterial(readConfig());
  // The recovery key is the last of them.
  const hubRecipients = recipients.slice(0, -1);
  return withDatabase(async (database) => {
    const opened = await openCanaries({ database, identities, hubRecipients, today: dayOf(Date.now()) });
    for (const one of opened) print(JSON.stringify(one));
    if (opened.length === 0) process.stderr.write('No canary waits to be confirmed.\n');
    return opened.some(({ outcome }) => outcome === 'unreadable') ? 1 : 0;
  });
}

async function openFiles(words: Words, files: string[]): Promise<number> {
  if (words.option('photos') !== undefined)
    throw new UsageFault('No photos are in such files: open the database with --photos.');
  const openReport = reportOpener(identitiesIn(words.option('identity')));
  let unopened = 0;
  for (const file of files) {
    if (!existsSync(file)) throw new UsageFault(`There is no file ${file}.`);
    try {
      const content = await openReport(readFileSync(file));
      print(JSON.stringify({ ...content, hints: reportHints(content) }));
    } catch {
      unopened += 1;
      process.stderr.write(`${file} could not be opened with this key.\n`);
    }
  }
  return unopened > 0 ? 1 : 0;
}

/** Page by page, so that a large queue needs no large memory; forgotten content is left out. */
async function* sealedReports(store: Store) {
  let after: Uint8Array = Buffer.alloc(0);
  for (;;) {
    const rows = await store
      .selectFrom('reports')
      .select(['id', 'area_code', 'phenomenon', 'received_week', 'sealed_in', 'sealed'])
      .where('id', '>', after)
      .where('id', 'not in', watchIds)
      .orderBy('id')
      .limit(200)
      .execute();
    yield* rows.filter(({ sealed }) => sealed.length > 0);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** Those of a file, or of the development key. */
function identitiesIn(file: string | undefined): string[] {
  return readIdentities(file ?? join(readConfig().dataDir, developmentHubKey));
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { readConfig } from '#api/config.ts';
import { developmentHubKey } from '#api/key-material.ts';
import { reportOpener } from '#api/reports/open-report.ts';
import type { Store } from '#api/storage/database.ts';
import { command, print, UsageFault, type Words, withDatabase } from './command.ts';

const help = `npm run hub -- keygen [--hybrid]        make a key pair for the Drugshub
npm run hub -- open [--identity FILE]   print every sealed report decrypted, one JSON line each
npm run hub -- open FILE.age …          the same for sealed files from mail or webhook

keygen   prints the recipient (public, for HUB_RECIPIENTS) and the identity (secret, keep it off this server).
         --hybrid makes a post-quantum key (age1pq1…); the hub then needs age 1.3 or newer.
open     reads the database of DATA_DIR or DATABASE_URL, also beside a running server.
         Without --identity it uses the development key in DATA_DIR.`;

await command(help, { identity: { type: 'string' }, hybrid: { type: 'boolean' } }, async (words) => {
  const [task, ...files] = words.words;
  switch (task) {
    case 'keygen':
      return keygen(words.flag('hybrid'));
    case 'open':
      return files.length > 0 ? openFiles(words, files) : open(words);
    default:
      throw new UsageFault('Say what to do: keygen or open.');
  }
});

async function keygen(hybrid: boolean): Promise<number> {
  const identity = await (hybrid ? generateHybridIdentity() : generateX25519Identity());
  print(`# recipient: ${await identityToRecipient(identity)}`);
  print(identity);
  return 0;
}

async function open(words: Words): Promise<number> {
  const openReport = reportOpener(identitiesIn(words.option('identity')));
  return withDatabase(async ({ store }) => {
    let unopened = 0;
    for await (const { id, area_code, phenomenon, received_week, sealed } of sealedReports(store)) {
      try {
        const content = await openReport(sealed);
        const clear = [Buffer.from(id).toString('hex'), area_code, phenomenon, received_week].join();
        const swapped = clear !== [content.id, content.area, content.phenomenon, content.week].join();
        print(
          JSON.stringify(
            swapped ? { ...content, warning: 'the clear columns do not match the seal' } : content,
          ),
        );
      } catch {
        unopened += 1;
      }
    }
    if (unopened > 0) process.stderr.write(`${unopened} report(s) could not be opened with this key.\n`);
    return unopened > 0 ? 1 : 0;
  });
}

async function openFiles(words: Words, files: string[]): Promise<number> {
  const openReport = reportOpener(identitiesIn(words.option('identity')));
  let unopened = 0;
  for (const file of files) {
    if (!existsSync(file)) throw new UsageFault(`There is no file ${file}.`);
    try {
      print(JSON.stringify(await openReport(readFileSync(file))));
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
      .select(['id', 'area_code', 'phenomenon', 'received_week', 'sealed'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(200)
      .execute();
    yield* rows.filter(({ sealed }) => sealed.length > 0);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** An age identity file: one key a line, `#` starts a remark. */
function identitiesIn(file: string | undefined): string[] {
  const path = file ?? join(readConfig().dataDir, developmentHubKey);
  if (!existsSync(path))
    throw new UsageFault(`There is no identity file at ${path}: name one with --identity.`);
  const identities = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (identities.length === 0) throw new UsageFault(`${path} holds no age identity (AGE-SECRET-KEY-…).`);
  return identities;
}

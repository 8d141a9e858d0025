import { buffer as readAll } from 'node:stream/consumers';
import { readConfig } from '#api/config.ts';
import { dayOf } from '#api/counts/week.ts';
import { backUpOutreach } from '#api/outreach/back-up-outreach.ts';
import { takeReturned } from '#api/outreach/bounce.ts';
import { readAddress } from '#api/outreach/email-address.ts';
import { forgetAddress, forgetOutreach } from '#api/outreach/forget-outreach.ts';
import { type Outreach, openOutreach } from '#api/outreach/outreach.ts';
import { countReaders, listNewsletters, newsletterDetails } from '#api/outreach/read-newsletters.ts';
import { command, print, UsageFault, type Words } from './command.ts';

const help = `npm run newsletter -- list                      how many read what, and every newsletter with how far it is
npm run newsletter -- bounce [--to ADDRESS]      take in a mail that came back, from the standard input
npm run newsletter -- forget                     delete an address everywhere, by request of its owner; the address on the standard input
npm run newsletter -- clean                      delete what is past its term; the server does so every day
npm run newsletter -- backup --to DIR            copy the addresses (SQLite), sealed, beside a running server

bounce   for a mail server to pipe to, such as Postfix: drugsalert unix - n n - - pipe flags=Rq user=drugsalert
         argv=/usr/bin/npm run --silent newsletter -- bounce --to \${original_recipient}
         A lasting failure and a complaint take the address off its list; what is no report is ignored. Exit code 0.
backup   writes DIR/outreach-YYYY-MM-DD.sqlite and deletes those of more than BACKUP_RETENTION_DAYS ago. To restore: stop the
         server and put the file in DATA_DIR as outreach.sqlite. Keep OUTREACH_KEY_FILE apart from it: without it no address
         can be read. Who left after the backup is in it again: let them leave again, or keep backups short.`;

const options = { to: { type: 'string' } } as const;

await command(help, options, async (words) => {
  switch (words.words.join(' ')) {
    case 'list':
      return withOutreach(list);
    case 'bounce':
      return withOutreach((outreach) => bounce(outreach, words));
    case 'forget':
      return withOutreach(forget);
    case 'clean':
      return withOutreach(clean);
    case 'backup':
      return backup(words);
    default:
      throw new UsageFault('Say what to do: list, bounce, forget, clean or backup.');
  }
});

async function withOutreach(use: (outreach: Outreach) => Promise<number>): Promise<number> {
  const outreach = await openOutreach(readConfig());
  if (outreach === null) throw new Error('This server keeps no addresses: OUTREACH_KEY_FILE is not set.');
  try {
    return await use(outreach);
  } finally {
    await outreach.database.close();
  }
}

function today(): string {
  return dayOf(Date.now());
}

async function list(outreach: Outreach): Promise<number> {
  for (const { list, language, confirmed, waiting } of await countReaders(outreach))
    print(`${list}\t${language}\t${confirmed} confirmed\t${waiting} waiting`);
  for (const { id, subject, state } of await listNewsletters(outreach)) {
    const { progress } = await newsletterDetails(outreach, id);
    print(`${id}\t${state}\t${progress.sent} of ${progress.total} sent\t${subject}`);
  }
  return 0;
}

/** Always 0: a mail server that is told of a failure would send the report back, to nobody. */
async function bounce(outreach: Outreach, { option }: Words): Promise<number> {
  const raw = await readAll(process.stdin);
  print(await takeReturned(outreach, { raw, recipient: option('to') ?? '', today: today() }));
  return 0;
}

/** From the standard input: an argument would stand in the list of processes and in the history of the shell. */
async function forget(outreach: Outreach): Promise<number> {
  const address = readAddress((await readAll(process.stdin)).toString());
  if (address === null) throw new UsageFault('Give one e-mail address on the standard input.');
  const { lists, scrubbed } = await forgetAddress(outreach, address);
  print(`Deleted from ${lists} list(s).`);
  return told(scrubbed);
}

async function clean(outreach: Outreach): Promise<number> {
  const { readers, blocked, scrubbed } = await forgetOutreach(outreach, today());
  print(`${readers} address(es) and ${blocked} mark(s) of blocked addresses deleted.`);
  return told(scrubbed);
}

function told(scrubbed: boolean): number {
  if (!scrubbed)
    print('Another process still reads the old state, so the bytes are in the files yet: run clean again.');
  return scrubbed ? 0 : 1;
}

async function backup({ option }: Words): Promise<number> {
  const to = option('to');
  if (to === undefined) throw new UsageFault('Say where to: --to DIR.');
  const config = readConfig();
  if (config.OUTREACH_DATABASE_URL !== undefined)
    throw new UsageFault('The addresses are in PostgreSQL: copy that database with pg_dump.');
  const made = backUpOutreach({ config, to, keepDays: config.BACKUP_RETENTION_DAYS, today: today() });
  if (made.kind === 'refused') {
    process.stderr.write(
      made.code === 'no-database'
        ? 'There are no addresses to copy.\n'
        : 'That folder lies in DATA_DIR: choose another disk.\n',
    );
    return 1;
  }
  for (const name of made.expired) print(`Deleted ${name}: past its term.`);
  print(`${made.file}: ${made.readers} address(es), sealed, read back whole. The key is not in it.`);
  return 0;
}

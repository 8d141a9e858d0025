import { parseArgs } from 'node:util';
import { describeChanges } from './refresh-diff.ts';
import { defaultLimits } from './refresh-download.ts';
import { readPresentSets } from './refresh-present.ts';
import { type Change, refreshYear } from './refresh-year.ts';
import { remakeAreas } from './remake-areas.ts';
import { writeAreaFiles } from './write-area-files.ts';

const help = `npm run areas -- refresh FOLDER        makes all area files again from the files that content/areas/README.md names
npm run areas -- refresh --year YEAR   compares the areas with the borders and figures that CBS publishes for that year

With --year nothing changes until you say so: it downloads, checks, and prints what would change.
  --write                  then writes the files, all or none
  --figures YEAR           figures of another year, where CBS has none for the borders' year yet
  --successor OLD=NEW      where an abolished municipality goes on, when its borders do not tell (may be repeated)
  --region CODE=VR..       the safety region of a new municipality (may be repeated)
  --source ORIGIN          ask here instead of at PDOK and CBS: https, or http on this machine
  --timeout SECONDS        how long one answer may take; ${defaultLimits.timeoutSeconds} when left out
  --into FOLDER            the folder of the area files; content/areas when left out

Exit code 0: done, or nothing to do. 1: nothing was changed, and why. 2: wrong call.`;

class UsageFault extends Error {}

const options = {
  year: { type: 'string' },
  write: { type: 'boolean' },
  figures: { type: 'string' },
  successor: { type: 'string', multiple: true },
  region: { type: 'string', multiple: true },
  source: { type: 'string' },
  timeout: { type: 'string' },
  into: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof readArguments>['values'];

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (fault) {
    throw new UsageFault(fault instanceof Error ? fault.message : String(fault));
  }
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help || positionals[0] === 'help') return void process.stdout.write(`${help}\n`);
  const [task, folder, ...more] = positionals;
  if (task !== 'refresh' || more.length > 0 || (folder === undefined) === (values.year === undefined))
    throw new UsageFault('Say what to refresh from: a FOLDER, or a --year.');
  const into = values.into ?? import.meta.dirname;
  if (folder !== undefined) return tellWritten(writeAreaFiles(into, remakeAreas(folder)));
  const changes = await refreshYear(wishOf(values), readPresentSets(into), {
    origin: originOf(values.source),
    limits: {
      ...defaultLimits,
      timeoutSeconds: positive('--timeout', values.timeout, defaultLimits.timeoutSeconds),
    },
  });
  for (const change of changes) tellChange(change);
  if (changes.length === 0) process.stdout.write('Nothing changes.\n');
  else if (!values.write) process.stdout.write('Nothing was written: add --write to write this.\n');
  else {
    tellWritten(
      writeAreaFiles(
        into,
        changes.map(({ after }) => after),
      ),
    );
    tellNewSets(changes);
  }
}

function wishOf(values: Values) {
  const year = yearOf('--year', values.year as string);
  return {
    year,
    figuresYear: values.figures === undefined ? year : yearOf('--figures', values.figures),
    successors: pairs('--successor', values.successor, /^(GM\d{4})=(GM\d{4})$/),
    regions: pairs('--region', values.region, /^(GM\d{4})=(VR\d{2})$/),
  };
}

function yearOf(option: string, text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw new UsageFault(`${option} ${text} is no year like 2026.`);
}

function positive(option: string, text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (number > 0 && number <= 3_600) return number;
  throw new UsageFault(`${option} ${text} is no number of seconds up to 3600.`);
}

function pairs(option: string, texts: string[] = [], form: RegExp): Record<string, string> {
  return Object.fromEntries(
    texts.map((text): [string, string] => {
      const [, code, value] = form.exec(text) ?? [];
      if (code && value) return [code, value];
      throw new UsageFault(`${option} ${text} is not of the form CODE=CODE.`);
    }),
  );
}

function originOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const address = URL.parse(text);
  const local = ['127.0.0.1', '[::1]', 'localhost'].includes(address?.hostname ?? '');
  if (address?.protocol === 'https:' || (address?.protocol === 'http:' && local)) return address.origin;
  throw new UsageFault(`--source ${text} must be an https address, or an http one on this machine.`);
}

function tellChange({ before, after }: Change): void {
  const compared = before.year === after.year ? '' : ` (new; compared with ${before.year})`;
  const concept = after.full.concept ? ', a concept' : '';
  process.stdout.write(`areas-${after.year}${concept}${compared}\n`);
  for (const line of describeChanges(before, after)) process.stdout.write(`  ${line}\n`);
}

function tellWritten(files: { path: string; bytes: number }[]): void {
  for (const { path, bytes } of files) process.stdout.write(`${path}: ${bytes} bytes\n`);
}

function tellNewSets(changes: Change[]): void {
  for (const { before, after } of changes) {
    if (before.year !== after.year)
      process.stdout.write(
        `Now add the two imports and the line of areas-${after.year} to content/areas/area-sets.ts.\n`,
      );
  }
}

main().catch((fault: unknown) => {
  const message = fault instanceof Error ? fault.message : String(fault);
  process.stderr.write(
    fault instanceof UsageFault ? `${message}\n\n${help}\n` : `No area file was changed: ${message}\n`,
  );
  process.exitCode = fault instanceof UsageFault ? 2 : 1;
});

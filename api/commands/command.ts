import { parseArgs } from 'node:util';
import { ConfigFault, readConfig } from '#api/config.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import { type House, openHouse } from '#api/house.ts';
import type { Database } from '#api/storage/database.ts';
import { openDatabase } from '#api/storage/open-database.ts';

/** A wrong call: one clear sentence on stderr and exit code 2. */
export class UsageFault extends Error {}

type Options = Record<string, { type: 'string' | 'boolean'; short?: string; multiple?: boolean }>;
export type Words = {
  words: string[];
  option: (name: string) => string | undefined;
  flag: (name: string) => boolean;
};

/**
 * The frame of every command: `--help`, one sentence when it fails, exit code 0, 1 (did not succeed) or 2 (wrong call).
 * `run` answers the exit code.
 */
export async function command(
  help: string,
  options: Options,
  run: (words: Words) => Promise<number>,
): Promise<void> {
  // What a command writes is for its own user alone.
  process.umask(0o077);
  process.stdout.on('error', readerLeft);
  try {
    process.exitCode = await start(help, options, run);
  } catch (error) {
    const fault = error instanceof UsageFault || error instanceof ConfigFault;
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n${fault ? `\n${help}\n` : ''}`,
    );
    process.exitCode = fault ? 2 : 1;
  }
}

async function start(
  help: string,
  options: Options,
  run: (words: Words) => Promise<number>,
): Promise<number> {
  const { positionals, values } = readArguments(options);
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  return run({
    words: positionals,
    option: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    flag: (name) => values[name] === true,
  });
}

function readArguments(options: Options): { positionals: string[]; values: Record<string, unknown> } {
  try {
    return parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageFault((error as Error).message);
  }
}

/**
 * `| head -1` closes the pipe: no fault of ours, and no reason to leave work half done. A command that only prints asks
 * `isReaderGone` and stops.
 */
function readerLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  readerGone = true;
}
let readerGone = false;
export const isReaderGone = () => readerGone;

export function print(line: string): void {
  if (!readerGone) process.stdout.write(`${line}\n`);
}

/** The configured database for a command, beside a running server or after it stopped. */
export async function withDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig());
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** The whole house for a command that sends. */
export async function withHouse<T>(use: (house: House) => Promise<T>): Promise<T> {
  const config = readConfig();
  const log = quietLog(config.LOG_LEVEL, (line) => process.stderr.write(line));
  const house = await openHouse({ config, log, now: Date.now, random: Math.random });
  try {
    return await use(house);
  } finally {
    await house.close();
  }
}

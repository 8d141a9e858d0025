import { readFile } from 'node:fs/promises';
import { type Config, readConfig } from '#api/config.ts';
import { dayOf } from '#api/counts/week.ts';
import { invented, inventReports } from '#api/demo/invent-reports.ts';
import { liveWorld } from '#api/demo/live-world.ts';
import { publishInvented } from '#api/demo/publish-invented.ts';
import { shiftWorld } from '#api/demo/shift-world.ts';
import { type World, world } from '#api/demo/world.schema.ts';
import { type QuietLog, quietLog } from '#api/guard/quiet-log.ts';
import { openHouse } from '#api/house.ts';
import { approveLayersForDemo } from '#api/indicators/approve-layers-for-demo.ts';
import { command, UsageFault, type Words, withDatabase } from './command.ts';

const help = `npm run demo [-- --reports N --seed S | --world FILE]   fill a throw-away folder with invented reports and start

--reports   how many reports over the past twelve months (default 600, at most 20,000)
--seed      a whole number; the same seed gives the same reports (default 1)
--world     a province with known truth as JSON (api/demo/world.schema.ts), such as api/demo/worlds/practice.json:
            rates, noise, news and campaigns with their true effect, lived week by week through the code under the
            routes, the last month over HTTP. It is moved so that it ends this week; --as-dated keeps its days.
The reports take the road of real ones: same seal, same transaction, same courier. The folder goes when you stop.`;

const options = {
  reports: { type: 'string' },
  seed: { type: 'string' },
  world: { type: 'string' },
  'as-dated': { type: 'boolean' },
} as const;

await command(help, options, async (words) => {
  const config = readConfig();
  if (!config.DEMO) throw new UsageFault('Invented reports go only into a demo folder: use npm run demo.');
  const log = quietLog('warn', (line) => process.stderr.write(line));
  const file = words.option('world');
  if (file === undefined) await fillYear(words, config, log);
  else await fillWorld(await readWorld(file, words.flag('as-dated')), config, log);
  await withDatabase((database) => approveLayersForDemo(database, dayOf(Date.now())));
  process.stderr.write(`${invented}\n`);
  return 0;
});

async function fillYear(words: Words, config: Config, log: QuietLog): Promise<void> {
  const count = wholeNumber(words.option('reports') ?? '600', 'reports', 20_000);
  const seed = wholeNumber(words.option('seed') ?? '1', 'seed', 2 ** 31);
  const clock = { now: Date.now() };
  const house = await openHouse({ config, log, now: () => clock.now, random: Math.random });
  process.stderr.write(`Inventing ${count} reports (seed ${seed}) …\n`);
  const setClock = (moment: number) => {
    clock.now = moment;
  };
  await inventReports({ house, count, seed, until: Date.now(), setClock });
  await publishInvented({ house, log, until: Date.now() });
  await house.close();
}

async function fillWorld(simulated: World, config: Config, log: QuietLog): Promise<void> {
  process.stderr.write(
    `Living a world from ${simulated.from} to ${simulated.to} (seed ${simulated.seed}) …\n`,
  );
  const { reports, overHttp, launched } = await liveWorld(simulated, config, log);
  process.stderr.write(`${reports} reports, ${overHttp} of them over HTTP.\n`);
  for (const [code, areas] of Object.entries(launched)) process.stderr.write(`${code}: ${areas.join(' ')}\n`);
}

async function readWorld(file: string, asDated: boolean): Promise<World> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageFault(`--world: ${file} cannot be read.`);
  });
  const { data, error } = world.safeParse(parsed(text));
  if (error) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'world'}: ${message}`);
    throw new UsageFault(`--world: ${file} describes no world:\n  ${faults.join('\n  ')}`);
  }
  return asDated ? data : shiftWorld(data, Temporal.Now.plainDateISO('Europe/Amsterdam').toString());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wholeNumber(text: string, name: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new UsageFault(`--${name} must be a whole number from 1 to ${most}.`);
  }
  return value;
}

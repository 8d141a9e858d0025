import { readConfig } from '#api/config.ts';
import { invented, inventReports } from '#api/demo/invent-reports.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import { openHouse } from '#api/house.ts';
import { command, UsageFault } from './command.ts';

const help = `npm run demo [-- --reports N --seed S]   fill a throw-away folder with invented reports and start

--reports   how many reports over the past twelve months (default 600, at most 20,000)
--seed      a whole number; the same seed gives the same reports (default 1)
The reports take the road of real ones: same seal, same transaction, same courier. The folder goes when you stop.`;

await command(help, { reports: { type: 'string' }, seed: { type: 'string' } }, async (words) => {
  const count = wholeNumber(words.option('reports') ?? '600', 'reports', 20_000);
  const seed = wholeNumber(words.option('seed') ?? '1', 'seed', 2 ** 31);
  const config = readConfig();
  if (!config.DEMO) throw new UsageFault('Invented reports go only into a demo folder: use npm run demo.');
  const clock = { now: Date.now() };
  const log = quietLog('warn', (line) => process.stderr.write(line));
  const house = await openHouse({ config, log, now: () => clock.now, random: Math.random });
  process.stderr.write(`Inventing ${count} reports (seed ${seed}) …\n`);
  await inventReports({ house, count, seed, until: Date.now(), setClock: (moment) => (clock.now = moment) });
  process.stderr.write(`${invented}\n`);
  await house.close();
  return 0;
});

function wholeNumber(text: string, name: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new UsageFault(`--${name} must be a whole number from 1 to ${most}.`);
  }
  return value;
}

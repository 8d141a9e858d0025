import { command, UsageFault } from '#api/commands/command.ts';
import { measureDensities } from './density-bench.ts';
import { measureReports } from './report-bench.ts';

const help = `npm run bench                     reports per second beside two ceilings, memory, cold start, page weights
npm run bench -- densities        the densities of twelve months from the counters, beside a GROUP BY over all reports

--most   how many reports the largest database of "densities" has (default 10,000,000: some minutes and 4 GB of disk)
Loopback only, in throw-away folders, and it ends.`;

await command(help, { most: { type: 'string' } }, async ({ words: [what = 'reports'], option }) => {
  if (what === 'reports') await measureReports();
  else if (what === 'densities') await measureDensities(wholeNumber(option('most') ?? '10000000'));
  else throw new UsageFault(`Nothing is measured under the name "${what}".`);
  return 0;
});
process.exit();

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1000 || value > 100_000_000)
    throw new UsageFault('--most must be a whole number from 1,000 to 100,000,000.');
  return value;
}

import { reconcile } from '#api/counts/reconcile.ts';
import { command, print, withDatabase } from './command.ts';

const help = `npm run reconcile   check that accepted = acknowledged + pending + dead, and that every counter equals its rows

Reports that were recalled before the hub confirmed (withdrawn) and those that two people ordered deleted are added when
there are any.

Exit code 1 when it does not add up.`;

await command(help, {}, async () => {
  const sums = await withDatabase(({ store }) => reconcile(store));
  const { accepted, acknowledged, pending, dead, withdrawn, ordered } = sums;
  const rare = [
    ...(withdrawn > 0 ? [` + withdrawn ${withdrawn}`] : []),
    ...(ordered > 0 ? [` + deleted by order ${ordered}`] : []),
  ].join('');
  print(`accepted ${accepted} = acknowledged ${acknowledged} + pending ${pending} + dead ${dead}${rare}`);
  print(`counted  ${sums.counted}, counters that differ from their rows: ${sums.countersOff}`);
  print(sums.addsUp ? 'It adds up.' : 'It does NOT add up.');
  return sums.addsUp ? 0 : 1;
});

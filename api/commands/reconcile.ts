import { reconcile } from '#api/counts/reconcile.ts';
import { command, print, withDatabase } from './command.ts';

const help = `npm run reconcile   check that accepted = acknowledged + pending + dead, and that every counter equals its rows

Exit code 1 when it does not add up.`;

await command(help, {}, async () => {
  const sums = await withDatabase(({ store }) => reconcile(store));
  print(
    `accepted ${sums.accepted} = acknowledged ${sums.acknowledged} + pending ${sums.pending} + dead ${sums.dead}`,
  );
  print(`counted  ${sums.counted}, counters that differ from their rows: ${sums.countersOff}`);
  print(sums.addsUp ? 'It adds up.' : 'It does NOT add up.');
  return sums.addsUp ? 0 : 1;
});

import { command, print, UsageFault, withHouse } from './command.ts';

const help = `npm run courier -- once   try every unsettled delivery now, whatever its next moment, and print what became of it

Works beside a running server: leases keep two couriers from sending the same report.
Exit code 1 when a delivery was refused.`;

await command(help, {}, async ({ words }) => {
  if (words.join(' ') !== 'once') throw new UsageFault('Say what to do: once.');
  const tally = await withHouse((house) => house.courier.round(true));
  print(`delivered ${tally.delivered}, handed over ${tally.handedOver}, refused ${tally.refused}`);
  return tally.refused > 0 ? 1 : 0;
});

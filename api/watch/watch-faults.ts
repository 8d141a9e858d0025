import { isLoopback } from '#api/config-values.ts';

const variables = ['WATCH_URL', 'WATCH_SECRET', 'WATCH_RECIPIENT'] as const;
/** Each of these has keys of its own: with one of them the machine of the watch could open what is not for it. */
const others = ['HUB_RECIPIENTS', 'RECOVERY_RECIPIENT', 'FORWARD_RECIPIENTS', 'BACKUP_RECIPIENT'] as const;
type Name = (typeof variables)[number] | (typeof others)[number] | 'HUB_WEBHOOK_URL' | 'HUB_WEBHOOK_SECRET';
type Given = Partial<Record<Name, string>>;

/** The watch is a hub beside the hub: whole or not at all, and with nothing that the other one has. */
export function watchFaults(given: Given, production: boolean): string[] {
  const set = variables.filter((name) => given[name] !== undefined);
  if (set.length === 0) return [];
  const faults: string[] = [];
  if (set.length < variables.length)
    faults.push(`${variables.join(', ')} belong together: set all three or none`);
  const recipient = given.WATCH_RECIPIENT;
  for (const name of recipient === undefined ? [] : others)
    if (given[name]?.split(/[\s,=]+/).includes(recipient as string))
      faults.push(`WATCH_RECIPIENT must be another key than ${name} has`);
  for (const [own, hub] of [
    ['WATCH_SECRET', 'HUB_WEBHOOK_SECRET'],
    ['WATCH_URL', 'HUB_WEBHOOK_URL'],
  ] as const)
    if (given[own] !== undefined && given[own] === given[hub])
      faults.push(`${own} must be another one than ${hub}`);
  if (production && isPlain(given.WATCH_URL))
    faults.push('WATCH_URL must be https in production, or http on this machine for a tunnel');
  return faults;
}

function isPlain(url: string | undefined): boolean {
  const { protocol, hostname } = URL.parse(url ?? '') ?? {};
  return protocol === 'http:' && !isLoopback(hostname ?? '');
}

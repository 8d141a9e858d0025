import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { isLoopback, list } from './config-values.ts';
import { promisedDays } from './retention/retention-terms.ts';

/** What is looked at here of the environment as it was given, before anything is read from it. */
type Name =
  | 'PUBLIC_URL'
  | 'DESK_URL'
  | 'DATA_DIR'
  | 'HUB_RECIPIENTS'
  | 'RECOVERY_RECIPIENT'
  | 'RECEIPT_PEPPER_FILE'
  | 'RECEIPT_OLD_PEPPER_FILES'
  | 'SMTP_URL'
  | 'HUB_MAIL_TO'
  | 'HUB_WEBHOOK_URL'
  | 'HUB_WEBHOOK_SECRET'
  | 'TRUST_PROXY'
  | 'DEMO'
  | keyof typeof promisedDays;
type Given = Partial<Record<Name, string>>;

/** An address that only production has. */
export function isPublicHttps(url: string | undefined): boolean {
  if (!url?.startsWith('https:') || !URL.canParse(url)) return false;
  return !isLoopback(new URL(url).hostname);
}

/** Variables that mean nothing without each other. */
export function pairFaults(given: Given): string[] {
  const pairs: [Name, Name][] = [
    ['HUB_WEBHOOK_URL', 'HUB_WEBHOOK_SECRET'],
    ['HUB_MAIL_TO', 'SMTP_URL'],
  ];
  return pairs
    .filter(([one, other]) => (given[one] === undefined) !== (given[other] === undefined))
    .map(([one, other]) => `${one} and ${other} belong together: set both or neither`);
}

/** A production server never makes its own keys: whoever holds the disk would hold the reports. */
export function productionFaults(given: Given): string[] {
  const needed = ['PUBLIC_URL', 'HUB_RECIPIENTS', 'RECOVERY_RECIPIENT', 'RECEIPT_PEPPER_FILE'] as const;
  const { TRUST_PROXY: proxies } = given;
  const faults = needed
    .filter((name) => given[name] === undefined)
    .map((name) => `${name} is needed in production`);
  // Guessed too low, everybody shares the proxy's address and waits together; too high, a visitor chooses his own.
  if (proxies === undefined) faults.push('TRUST_PROXY is needed in production: the number of proxies, or 0');
  faults.push(...pepperFileFaults(given));
  for (const name of ['PUBLIC_URL', 'DESK_URL'] as const) {
    if (given[name]?.startsWith('http:')) faults.push(`${name} must be https in production`);
  }
  const [site, desk] = [given.PUBLIC_URL, given.DESK_URL].map((url) => URL.parse(url ?? '')?.hostname);
  if (site !== undefined && site === desk) {
    faults.push(
      'DESK_URL and PUBLIC_URL must have different host names: cookies do not tell ports or paths apart',
    );
  }
  if (given.RECOVERY_RECIPIENT && given.HUB_RECIPIENTS?.includes(given.RECOVERY_RECIPIENT)) {
    faults.push('RECOVERY_RECIPIENT must be another key than the hub has');
  }
  if (/ignoretls|rejectunauthorized/i.test(given.SMTP_URL ?? ''))
    faults.push('SMTP_URL must not switch TLS or its checks off in production');
  for (const [name, days] of Object.entries(promisedDays))
    if (Number(given[name as Name] ?? 0) > days)
      faults.push(`${name} must be at most ${days}: the public pages promise it`);
  if (given.DEMO && /^(true|1|yes|on|y|enabled)$/i.test(given.DEMO))
    faults.push('DEMO is not for production');
  if (given.HUB_WEBHOOK_URL?.startsWith('http:')) faults.push('HUB_WEBHOOK_URL must be https in production');
  return faults;
}

function pepperFileFaults({
  RECEIPT_PEPPER_FILE,
  RECEIPT_OLD_PEPPER_FILES,
  DATA_DIR = 'data',
}: Given): string[] {
  const older = list.parse(RECEIPT_OLD_PEPPER_FILES ?? '');
  const named = [
    ...(RECEIPT_PEPPER_FILE === undefined ? [] : [['RECEIPT_PEPPER_FILE', RECEIPT_PEPPER_FILE] as const]),
    ...older.map((file) => ['RECEIPT_OLD_PEPPER_FILES', file] as const),
  ];
  return named.flatMap(([name, file]) => [
    ...(existsSync(file) ? [] : [`${name} does not exist`]),
    ...(relative(resolve(DATA_DIR), resolve(file)).startsWith('..')
      ? []
      : [`${name} lies inside DATA_DIR: whoever copies the data would have the pepper too`]),
  ]);
}

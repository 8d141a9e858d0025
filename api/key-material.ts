import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { isHybrid } from '#sealing/seal.ts';
import { type Config, ConfigFault } from './config.ts';
import type { ThreadKind } from './follow-up/thread-keys.ts';

export type KeyMaterial = {
  /** Hub recipients and the recovery recipient, all of one kind. */
  recipients: string[];
  pepper: Uint8Array;
  /** Peppers of before: a receipt of then is looked for under each of them. */
  oldPeppers: Uint8Array[];
  /** Threads are as strong as the keys of the hub. */
  threadKind: ThreadKind;
  /** True when any key was made here for development: the console and the desk say so. */
  development: boolean;
};

export const developmentHubKey = 'development-hub-key.txt';
const developmentRecoveryKey = 'development-recovery-key.txt';
const developmentPepper = 'development-pepper.txt';
const developmentOutreachKey = 'development-outreach-key.txt';
const shortestPepper = 32;
/** Everything secret that development makes in DATA_DIR. */
export const developmentFiles = [
  developmentHubKey,
  developmentRecoveryKey,
  `hybrid-${developmentRecoveryKey}`,
  developmentPepper,
  developmentOutreachKey,
];

/**
 * Recipients and pepper from the configuration; in development what is missing is made once in DATA_DIR.
 * @throws when the pepper is too short, or keys are missing in production
 * @throws ConfigFault when production is to seal to a key that was made for development
 */
export async function keyMaterial(config: Config): Promise<KeyMaterial> {
  if (config.production) await refuseDevelopmentKeys(config);
  const hub = config.HUB_RECIPIENTS ?? [await developmentRecipient(config, developmentHubKey, false)];
  const hybrid = isHybrid(hub[0] ?? '');
  const recovery =
    config.RECOVERY_RECIPIENT ?? (await developmentRecipient(config, developmentRecoveryKey, hybrid));
  return {
    recipients: [...hub, recovery],
    pepper: readPepper(config),
    oldPeppers: config.RECEIPT_OLD_PEPPER_FILES.map((file) => pepperIn(readFileSync(file, 'utf8'))),
    threadKind: hybrid ? 'hybrid' : 'classic',
    development: !config.HUB_RECIPIENTS || !config.RECOVERY_RECIPIENT || !config.RECEIPT_PEPPER_FILE,
  };
}

/** Its secret half lies on this very disk: whoever copies the data could read every report. */
async function refuseDevelopmentKeys(config: Config): Promise<void> {
  const configured = [...(config.HUB_RECIPIENTS ?? []), config.RECOVERY_RECIPIENT];
  for (const name of [developmentHubKey, developmentRecoveryKey].flatMap((one) => [one, `hybrid-${one}`])) {
    const file = join(config.dataDir, name);
    if (!existsSync(file)) continue;
    const recipient = await identityToRecipient(readFileSync(file, 'utf8').trim());
    if (configured.includes(recipient))
      throw new ConfigFault([
        `HUB_RECIPIENTS or RECOVERY_RECIPIENT is the key of ${name}: production needs keys that never were on this server`,
      ]);
  }
}

async function developmentRecipient(config: Config, name: string, hybrid: boolean): Promise<string> {
  const generate = hybrid ? generateHybridIdentity : generateX25519Identity;
  return identityToRecipient(onceInDataDir(config, hybrid ? `hybrid-${name}` : name, await generate()));
}

function readPepper(config: Config): Uint8Array {
  const text = config.RECEIPT_PEPPER_FILE
    ? readFileSync(config.RECEIPT_PEPPER_FILE, 'utf8')
    : onceInDataDir(config, developmentPepper, randomBytes(shortestPepper).toString('hex'));
  return pepperIn(text);
}

/** Opens the addresses of readers, and nothing of a report. Null: this server keeps no addresses. */
export function outreachSecret(config: Config): Uint8Array | null {
  const { OUTREACH_KEY_FILE: file } = config;
  if (file === undefined && config.production) return null;
  return file === undefined
    ? pepperIn(onceInDataDir(config, developmentOutreachKey, randomBytes(shortestPepper).toString('hex')))
    : pepperIn(readFileSync(file, 'utf8'), 'outreach key');
}

function pepperIn(file: string, name = 'receipt pepper'): Uint8Array {
  const text = file.trim();
  const pepper = Buffer.from(text, /^[0-9a-f]+$/i.test(text) ? 'hex' : 'base64');
  if (pepper.length < shortestPepper || new Set(pepper).size < 12) {
    throw new Error(`The ${name} needs at least 32 random bytes in hex or base64`);
  }
  return pepper;
}

/** `wx`: of two processes that start together one writes, and both read what was written. */
function onceInDataDir(config: Config, name: string, fresh: string): string {
  if (config.production) throw new Error(`A production server does not make ${name}: configure the key`);
  const file = join(config.dataDir, name);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${fresh}\n`, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}

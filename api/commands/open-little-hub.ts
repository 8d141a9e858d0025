import { existsSync, readFileSync } from 'node:fs';
import { webhookSecret } from '#api/config-values.ts';
import { type WatchReceiver, watchReceiver } from '#api/watch/watch-receiver.ts';
import { UsageFault, type Words } from './command.ts';
import { readIdentities } from './read-identities.ts';

const parts = ['listen', 'secret-file', 'identity-file', 'wait-seconds'] as const;

/** The receiver of `watch -- --report`, and the secret that it shares with the house; null without `--report`. */
export async function openLittleHub(
  words: Words,
): Promise<{ receiver: WatchReceiver; secret: string } | null> {
  if (!words.flag('report')) {
    const lone = parts.find((name) => words.option(name) !== undefined);
    if (lone !== undefined) throw new UsageFault(`--${lone} needs --report.`);
    return null;
  }
  const place = placeIn(words.option('listen'));
  const secret = secretIn(words.option('secret-file'));
  const file = words.option('identity-file');
  if (file === undefined) throw new UsageFault('--report needs --identity-file with the key of the watch.');
  return { receiver: await watchReceiver(place, { secret, identities: readIdentities(file) }), secret };
}

function placeIn(listen = ''): { host: string; port: number } {
  const [, host, port] = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(listen) ?? [];
  if (host === undefined)
    throw new UsageFault('--report needs --listen with an address and a port, such as 127.0.0.1:8787.');
  return { host: host.replace(/[[\]]/g, ''), port: Number(port) };
}

function secretIn(file: string | undefined): string {
  if (file === undefined || !existsSync(file))
    throw new UsageFault('--report needs --secret-file with the file that holds the secret.');
  const secret = webhookSecret.safeParse(readFileSync(file, 'utf8').trim());
  if (!secret.success)
    throw new UsageFault(`${file} holds no secret for --secret-file: whsec_ and base64 of 32 bytes.`);
  return secret.data;
}

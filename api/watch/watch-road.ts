import type { Config } from '#api/config.ts';

/** The little hub of the watch outside: its receiver, the secret that both share, and the key that opens its report. */
export type WatchHub = { url: string; secret: string; recipient: string };

/** Null: no watch reports here. A demo has none, since invented reports never leave the machine. */
export function watchHubOf(config: Config): WatchHub | null {
  const { DEMO, WATCH_URL: url, WATCH_SECRET: secret, WATCH_RECIPIENT: recipient } = config;
  return DEMO || !url || !secret || !recipient ? null : { url, secret, recipient };
}

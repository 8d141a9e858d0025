import type { Config } from '#api/config.ts';
import { watchHubOf } from '#api/watch/watch-road.ts';
import type { Channel } from './channel.ts';
import { mailChannel } from './mail-channel.ts';
import { pullDestination, watchDestination } from './queue.ts';
import { webhookChannel } from './webhook-channel.ts';

/** The channels that the configuration turns on. */
export function configuredChannels(config: Config, now: () => number): Channel[] {
  const channels: Channel[] = [];
  // Invented reports never leave the machine.
  if (config.DEMO) return channels;
  if (config.HUB_WEBHOOK_URL && config.HUB_WEBHOOK_SECRET) {
    const timeoutMs = config.HUB_WEBHOOK_TIMEOUT_SECONDS * 1000;
    channels.push(
      webhookChannel({ url: config.HUB_WEBHOOK_URL, secret: config.HUB_WEBHOOK_SECRET, timeoutMs, now }),
    );
  }
  if (config.SMTP_URL && config.HUB_MAIL_TO) {
    channels.push(
      mailChannel({
        smtpUrl: config.SMTP_URL,
        to: config.HUB_MAIL_TO,
        from: config.HUB_MAIL_FROM,
        batchMs: config.HUB_MAIL_BATCH_MINUTES * 60_000,
        production: config.production,
      }),
    );
  }
  return channels;
}

/** The road of the watch's own report, which no other report takes. */
export function watchChannels(config: Config, now: () => number): Channel[] {
  const watch = watchHubOf(config);
  if (watch === null) return [];
  const timeoutMs = config.HUB_WEBHOOK_TIMEOUT_SECONDS * 1000;
  return [webhookChannel({ ...watch, timeoutMs, now, destination: watchDestination })];
}

/** Where each report goes; without a channel the hub comes to fetch. */
export function destinationsOf(channels: readonly Channel[]): string[] {
  return channels.length === 0 ? [pullDestination] : channels.map(({ destination }) => destination);
}

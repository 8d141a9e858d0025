import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Config } from '#api/config.ts';
import { type Outcome, outcomeOf } from './smtp-outcome.ts';

export type MailRelay = { send: (mail: SendMailOptions) => Promise<Outcome>; close: () => void };

const shared = { disableFileAccess: true, disableUrlAccess: true } as const;

/**
 * The configured relay over one connection. Without one a development server puts its mails into a folder, to be read there;
 * null: a production server without a relay sends nothing. The relay signs (DKIM): it knows the domain's key, we do not.
 */
export function mailRelay(config: Config): MailRelay | null {
  const { OUTREACH_SMTP_URL: url, production, dataDir } = config;
  if (url !== undefined) return overSmtp(url, production);
  return production ? null : intoFolder(join(dataDir, 'outreach-mail'));
}

function overSmtp(url: string, production: boolean): MailRelay {
  const transport = createTransport({
    url,
    pool: true,
    // One mail under way at a time: after a crash at most this one is in doubt.
    maxConnections: 1,
    maxMessages: 500,
    // Never in clear over a network; a development server on loopback has no certificate.
    requireTLS: production,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    ...shared,
  });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({ ...mail, ...shared });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

function intoFolder(folder: string): MailRelay {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix', ...shared });
  let written = 0;
  return {
    send: async (mail) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { message } = await transport.sendMail({ ...mail, ...shared });
      written += 1;
      const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${written}.eml`;
      writeFileSync(join(folder, name), message as Buffer, { mode: 0o600 });
      return { kind: 'sent' };
    },
    close: () => {},
  };
}

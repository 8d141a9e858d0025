import { createTransport } from 'nodemailer';
import type { Channel } from './channel.ts';

export type MailOptions = { smtpUrl: string; to: string; from: string; batchMs: number; production: boolean };

/**
 * One mail per report: a constant subject, a constant sentence and the sealed file. A "250" is not a confirmation, so
 * the report stays unconfirmed until the hub acknowledges it.
 */
export function mailChannel(options: MailOptions): Channel {
  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 1,
    // Never in clear over a network; a development server on loopback has no certificate.
    requireTLS: options.production,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    destination: 'mail',
    batchMs: options.batchMs,
    send: async ({ deliveryId, reportId, sealed }) => {
      try {
        await transport.sendMail({
          from: options.from,
          to: options.to,
          subject: 'Nieuwe melding',
          text: 'Er is een nieuwe melding. Open de bijlage met de sleutel van de Drugshub en bevestig de ontvangst.\n',
          // Stable, so that a repeat after a lost answer is recognised as the same mail.
          messageId: `<${deliveryId}@nh-drugsalert>`,
          attachments: [
            { filename: `${reportId}.age`, content: Buffer.from(sealed), contentType: 'application/age' },
          ],
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { kind: 'handed-over' };
      } catch (error) {
        return { kind: 'refused', code: smtpCode(error) };
      }
    },
    close: async () => transport.close(),
  };
}

/** The answer's number or the library's short code: never its text, which can repeat addresses. */
function smtpCode(error: unknown): string {
  const { responseCode, code } = (error ?? {}) as { responseCode?: number; code?: string };
  if (responseCode !== undefined) return `smtp-${responseCode}`;
  return typeof code === 'string' && /^[A-Z]{3,20}$/.test(code) ? code.toLowerCase() : 'unreachable';
}

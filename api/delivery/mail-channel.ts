import { createTransport } from 'nodemailer';
import type { Channel, Sent } from './channel.ts';

export type MailOptions = { smtpUrl: string; to: string; from: string; batchMs: number; production: boolean };

type Mail = { id: string; subject: string; text: string; attachments?: object[] };

/**
 * One mail per report: a constant subject, a constant sentence and the sealed file; for a withdrawal a sentence with
 * the name of the report. A "250" is not a confirmation, so both stay unconfirmed until the hub acknowledges them.
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
  const hand = async ({ id, ...mail }: Mail): Promise<Sent> => {
    try {
      await transport.sendMail({
        from: options.from,
        to: options.to,
        // Stable, so that a repeat after a lost answer is recognised as the same mail.
        messageId: `<${id}@nh-drugsalert>`,
        ...mail,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'handed-over' };
    } catch (error) {
      return { kind: 'refused', code: smtpCode(error) };
    }
  };
  return {
    destination: 'mail',
    batchMs: options.batchMs,
    send: ({ deliveryId, reportId, sealed }) =>
      hand({
        id: deliveryId,
        subject: 'Nieuwe melding',
        text: 'Er is een nieuwe melding. Open de bijlage met de sleutel van de Drugshub en bevestig de ontvangst.\n',
        attachments: [
          { filename: `${reportId}.age`, content: Buffer.from(sealed), contentType: 'application/age' },
        ],
      }),
    withdraw: ({ noticeId, reportId }) =>
      hand({ id: noticeId, subject: 'Melding ingetrokken', text: withdrawnText(reportId) }),
    close: async () => transport.close(),
  };
}

/** The name of the report is that of the file which an earlier mail carried. */
function withdrawnText(reportId: string): string {
  return [
    'Een melding is ingetrokken. Wis alles wat u ervan hebt, en bevestig dat bij de balie.',
    `Melding: ${reportId}`,
    '',
  ].join('\n');
}

/** The answer's number or the library's short code: never its text, which can repeat addresses. */
function smtpCode(error: unknown): string {
  const { responseCode, code } = (error ?? {}) as { responseCode?: number; code?: string };
  if (responseCode !== undefined) return `smtp-${responseCode}`;
  return typeof code === 'string' && /^[A-Z]{3,20}$/.test(code) ? code.toLowerCase() : 'unreachable';
}

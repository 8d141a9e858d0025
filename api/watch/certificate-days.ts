import { connect } from 'node:tls';

/** Whole days until a certificate ends; negative once it has. `validTo` as OpenSSL writes it. */
export const daysLeft = (validTo: string, nowMs: number): number =>
  Math.floor((Date.parse(validTo) - nowMs) / 86_400_000);

/** When the certificate of an https address ends. @throws when there is none, or none that this machine trusts */
export function certificateEnd({ hostname, port }: URL, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: Number(port || 443), servername: host, timeout: timeoutMs });
    socket.once('secureConnect', () => {
      resolve(socket.getPeerCertificate().valid_to);
      socket.destroy();
    });
    socket.once('timeout', () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
  });
}

import { Webhook } from 'standardwebhooks';
import { type Channel, isHubReference, type Sent } from './channel.ts';

export type WebhookOptions = {
  url: string;
  secret: string;
  timeoutMs: number;
  now: () => number;
  /** Whose deliveries it carries; unset: those of the hub. */
  destination?: string;
};

const largestAnswer = 16 * 1024;

/**
 * Standard Webhooks signature over a CloudEvents body that carries the seal itself. Done is a 2xx with the hub's own
 * `reference`; a 2xx without one is a failure, since nobody then holds the report.
 */
export function webhookChannel(options: WebhookOptions): Channel {
  const signer = new Webhook(options.secret);
  const post = async ({ id, type, data }: HubEvent, signal: AbortSignal): Promise<Sent> => {
    const body = cloudEvent(id, type, data);
    const moment = new Date(options.now());
    try {
      const response = await fetch(options.url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/cloudevents+json',
          // The same on every try: the hub recognises a repeat.
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
          'webhook-signature': signer.sign(id, moment, body),
        },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)]),
      });
      return await readAnswer(response, options.now());
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return { kind: 'refused', code: timedOut ? 'timeout' : 'unreachable' };
    }
  };
  return {
    destination: options.destination ?? 'webhook',
    batchMs: 0,
    send: ({ deliveryId, reportId, sealed }, signal) => {
      const data = { id: reportId, sealed: Buffer.from(sealed).toString('base64') };
      return post({ id: deliveryId, type: 'nl.drugsmeldingen.melding-ontvangen.v1', data }, signal);
    },
    withdraw: ({ noticeId, reportId }, signal) => {
      const data = { id: reportId };
      return post({ id: noticeId, type: 'nl.drugsmeldingen.melding-ingetrokken.v1', data }, signal);
    },
    close: async () => {},
  };
}

type HubEvent = { id: string; type: string; data: { id: string; sealed?: string } };

/** Nothing sensitive stands in the context attributes; no `time`: it would tell when a report came in. */
function cloudEvent(id: string, type: string, data: HubEvent['data']): string {
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: 'urn:nld:oin:onbekend:systeem:nh-drugsalert',
    type,
    datacontenttype: 'application/json',
    data,
  });
}

async function readAnswer(response: Response, nowMs: number): Promise<Sent> {
  const text = await readBounded(response);
  if (!response.ok)
    return { kind: 'refused', code: `http-${response.status}`, ...retryAfter(response, nowMs) };
  const reference = referenceIn(text);
  return reference === null
    ? { kind: 'refused', code: 'no-reference' }
    : { kind: 'delivered', hubReference: reference };
}

async function readBounded(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestAnswer) break;
  }
  return text;
}

function referenceIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text);
    const reference = (answer as { reference?: unknown } | null)?.reference;
    return isHubReference(reference) ? reference : null;
  } catch {
    return null;
  }
}

function retryAfter(response: Response, nowMs: number): { retryAfterMs?: number } {
  const header = response.headers.get('retry-after');
  if (header === null) return {};
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) && ms > 0 ? { retryAfterMs: Math.min(ms, 86_400_000) } : {};
}

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { reportOpener } from '#api/reports/open-report.ts';

/** A sealed report of a few words takes some 6 kB; what is longer is none of ours. */
const largestBody = 64 * 1024;
/** Milliseconds: nobody but the house has business here, and the house is quick. */
const patience = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const mostConnections = 50;

/** The body of the ordinary webhook, as any hub gets it. */
const arrived = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.literal('nl.drugsmeldingen.melding-ontvangen.v1'),
  datacontenttype: z.literal('application/json'),
  data: z.strictObject({ id: z.string(), sealed: z.base64() }),
});

export type WatchReceiver = {
  port: number;
  /** Whether the report with this text comes, opened and signed, before the signal. */
  waitFor(text: string, signal: AbortSignal): Promise<boolean>;
  close(): void;
};

type Answer = { status: number; reference?: string };

/**
 * The little hub of the watch: takes webhooks that the house signed, opens their seals and confirms as a hub does. Plain
 * http on the address that it is given; TLS is the work of a proxy before it. Keeps nothing.
 */
export async function watchReceiver(
  { host, port }: { host: string; port: number },
  { secret, identities }: { secret: string; identities: readonly string[] },
): Promise<WatchReceiver> {
  const waiting = new Map<string, () => void>();
  const textOf = textOpener(secret, identities);

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (request.method !== 'POST') return { status: 404 };
    const body = await readBounded(request);
    if (body === null) return { status: 413 };
    const text = await textOf(body, request.headers);
    if (typeof text !== 'string') return text;
    // One that comes too late is confirmed as well: it is not to be sent again.
    waiting.get(text)?.();
    return { status: 200, reference: `watch-${randomUUID()}` };
  }

  const server = createServer(patience, (request, response) => {
    answer(request)
      .catch((): Answer => ({ status: 400 }))
      .then(({ status, reference }) => {
        if (status === 413) response.setHeader('connection', 'close');
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(reference === undefined ? {} : { reference }));
      });
  });
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    waitFor: (text, signal) => arrival(waiting, text, signal),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function arrival(waiting: Map<string, () => void>, text: string, signal: AbortSignal): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    waiting.set(text, () => resolve(true));
    signal.addEventListener('abort', () => resolve(false), { once: true });
  }).finally(() => waiting.delete(text));
}

/** What a signed and sealed report says, or why it is refused: 401 for another signature, 422 for another seal. */
function textOpener(secret: string, identities: readonly string[]) {
  const signer = new Webhook(secret);
  const open = reportOpener(identities);
  return async (body: Buffer, headers: IncomingMessage['headers']): Promise<string | Answer> => {
    let event: unknown;
    try {
      // Also refuses what was signed more than five minutes ago.
      event = signer.verify(body, headers as Record<string, string>);
    } catch {
      return { status: 401 };
    }
    const read = arrived.safeParse(event);
    if (!read.success) return { status: 422 };
    const { id, sealed } = read.data.data;
    const content = await open(Buffer.from(sealed, 'base64')).catch(() => null);
    return content?.id === id ? content.text : { status: 422 };
  };
}

/** Null: too much. */
async function readBounded(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

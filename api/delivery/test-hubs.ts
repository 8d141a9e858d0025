import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';

/** One call as the hub's webhook met it. */
export type Call = { headers: IncomingHttpHeaders; body: string };
type AnswerCall = (response: ServerResponse, call: Call) => void;

/** What a receiver can do with a call. */
export const answers = {
  confirm: (response, { headers }) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ reference: `HUB-${headers['webhook-id']}` })),
  fail: (response) => response.writeHead(500).end('{"reference":"not to be believed"}'),
  askForTwoMinutes: (response) => response.writeHead(429, { 'retry-after': '120' }).end(),
  gone: (response) => response.writeHead(410).end(),
  redirect: (response) => response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' }).end(),
  /** Takes the call and never answers. */
  hang: () => {},
  closeSocket: (response) => response.socket?.destroy(),
  breakOff: (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"reference":');
    response.socket?.destroySoon();
  },
  wrongBody: (response) => response.writeHead(200).end('OK'),
  emptyReference: (response) => response.writeHead(200).end('{"reference":" "}'),
} satisfies Record<string, AnswerCall>;

export type WebhookHub = { url: string; calls: Call[] };

/** A receiver on a real socket; `answerTo` chooses what it does with the nth call (from 1). */
export async function webhookHub(
  t: TestContext,
  answerTo: (call: Call, nth: number) => AnswerCall | Promise<AnswerCall>,
): Promise<WebhookHub> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const call = { headers: request.headers, body };
    const nth = calls.push(call);
    (await answerTo(call, nth))(response, call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports`, calls };
}

type AnswerMail = 'accept' | 'temporary' | 'permanent' | 'drop';

export type MailHub = { url: string; mails: string[]; accepted: string[] };

/** A real SMTP server without TLS; `answerTo` chooses what it does after the nth DATA (from 1). */
export async function mailHub(t: TestContext, answerTo: (nth: number) => AnswerMail): Promise<MailHub> {
  const mails: string[] = [];
  const accepted: string[] = [];
  const sockets = new Set<Socket>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: async (stream, _session, done) => {
      let raw = '';
      for await (const chunk of stream.setEncoding('latin1')) raw += chunk;
      const answer = answerTo(mails.push(raw));
      if (answer === 'accept') accepted.push(raw);
      if (answer === 'drop') for (const socket of sockets) socket.destroy();
      else done(refusalOf(answer));
    },
  });
  // A client that goes away in the middle is what these tests are about.
  smtp.on('error', () => {});
  smtp.server.on('connection', (socket: Socket) => sockets.add(socket));
  const server = smtp.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => new Promise<void>((resolve) => smtp.close(resolve)));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, accepted };
}

function refusalOf(answer: AnswerMail): Error | null {
  if (answer === 'temporary') return Object.assign(new Error('try later'), { responseCode: 451 });
  if (answer === 'permanent') return Object.assign(new Error('no such box'), { responseCode: 550 });
  return null;
}

/** Parts of a mail after its base64 is undone, as latin1 text: what anybody on the way can read. */
export function readableIn(raw: string): string {
  const blocks = raw.match(/(?:^[A-Za-z0-9+/]{4,76}={0,2}\r?\n)+/gm) ?? [];
  return [raw, ...blocks.map((block) => Buffer.from(block, 'base64').toString('latin1'))].join('\n');
}

/** The attached file of a mail. */
export function attachmentOf(raw: string): Buffer {
  const part = raw.split(/^--.*$/m).find((each) => /content-disposition: *attachment/i.test(each));
  return Buffer.from(
    part
      ?.split(/\r?\n\r?\n/)
      .slice(1)
      .join('') ?? '',
    'base64',
  );
}

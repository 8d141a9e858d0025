import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

export type StandIn = { url: string; asked: { path: string; headers: IncomingMessage['headers'] }[] };

/** A map service on a real socket of this machine that writes down all it is asked. */
export async function mapServiceStandIn(
  t: TestContext,
  answer: (path: string, response: ServerResponse) => void,
): Promise<StandIn> {
  const asked: StandIn['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    answer(request.url ?? '', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export const picture = (response: ServerResponse, bytes: Buffer = Buffer.from('not really a picture')) =>
  response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'planted=1' }).end(bytes);

export const answerJson = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' }).end(JSON.stringify(body));

import { connect, createServer, type Socket } from 'node:net';

export type RecordingProxy = {
  url: string;
  /** Every byte that browsers sent through it since the last time this was asked. */
  sent: () => Buffer;
  close: () => Promise<void>;
};

/**
 * Stands between a browser and the house and keeps what the browser sends, byte for byte: what a browser's own tools
 * tell of a request is not always all that left it.
 */
export async function recordingProxy(target: string): Promise<RecordingProxy> {
  const { port } = new URL(target);
  const sockets = new Set<Socket>();
  let chunks: Buffer[] = [];
  const server = createServer((fromBrowser) => {
    const toHouse = connect(Number(port), '127.0.0.1');
    for (const socket of [fromBrowser, toHouse]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        fromBrowser.destroy();
        toHouse.destroy();
      });
    }
    fromBrowser.on('data', (chunk: Buffer) => chunks.push(chunk));
    fromBrowser.pipe(toHouse);
    toHouse.pipe(fromBrowser);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    sent: () => {
      const all = Buffer.concat(chunks);
      chunks = [];
      return all;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

import { connect, type Socket } from 'node:net';

export type Answered = { status: number; ms: number; body: string };
export type Asked = {
  from: string;
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

/** A connection that rested longer may be closed by the server (after 5 s) just when something is sent on it. */
const restMs = 3_000;

/**
 * HTTP/1.1 by hand, from an address of our choice, over connections that are kept: a crowd must cost the machine less
 * than the server that it visits. It knows answers with a length only, and needs no other. Status 0: no answer.
 */
export function lightClient(port: number, patienceMs: number) {
  const idle = new Map<string, { socket: Socket; since: number }[]>();

  function socketFrom(from: string): Socket {
    for (let kept = idle.get(from)?.pop(); kept !== undefined; kept = idle.get(from)?.pop()) {
      const { socket, since } = kept;
      if (!socket.destroyed && socket.writable && performance.now() - since < restMs) return socket;
      socket.destroy();
    }
    return connect({ host: '127.0.0.1', port, localAddress: from, noDelay: true });
  }

  return (asked: Asked): Promise<Answered> => {
    const started = performance.now();
    const socket = socketFrom(asked.from);
    return new Promise((resolve) => {
      let bytes: Buffer = Buffer.alloc(0);
      const done = (status: number, body = '') => {
        clearTimeout(timer);
        socket.removeAllListeners();
        socket.on('error', () => {});
        if (status === 0 || /\r\nconnection: close/i.test(bytes.subarray(0, 4_096).toString('latin1')))
          socket.destroy();
        else idle.set(asked.from, [...(idle.get(asked.from) ?? []), { socket, since: performance.now() }]);
        resolve({ status, ms: performance.now() - started, body });
      };
      const timer = setTimeout(() => done(0), patienceMs);
      socket.on('error', () => done(0));
      socket.on('close', () => done(0));
      socket.on('data', (chunk: Buffer) => {
        bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
        const whole = wholeAnswer(bytes);
        if (whole) done(whole.status, whole.body);
      });
      socket.write(textOf(asked, port));
    });
  };
}

function textOf({ method, path, headers = {}, body = '' }: Asked, port: number): string {
  const all = { host: `127.0.0.1:${port}`, ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

function wholeAnswer(bytes: Buffer): { status: number; body: string } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.subarray(0, end).toString('latin1');
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (bytes.length < end + 4 + length) return null;
  return { status: Number(head.slice(9, 12)), body: bytes.subarray(end + 4, end + 4 + length).toString() };
}

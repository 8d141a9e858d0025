import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';

export type MapServices = {
  tilesUrl: string;
  geocoderUrl: string;
  /** Addresses that were asked for, in order, with the headers that came along. */
  asked: { path: string; headers: IncomingHttpHeaders }[];
  /** From now on every question is answered with an error. */
  fail: () => void;
  close: () => void;
};

/** A tile server and an address search on one socket of this machine, which write down what they are asked. */
export async function mapServices(): Promise<MapServices> {
  const asked: MapServices['asked'] = [];
  let failing = false;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    if (failing) response.writeHead(500).end();
    else if (path.startsWith('/tiles/')) {
      const [x = 0, y = 0] = path.split('/').slice(3).map(Number.parseFloat);
      response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'planted=1' }).end(tile(x + y));
    } else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  });
  const url = await listening(server);
  // A test that fails half-way must not wait for it.
  server.unref();
  return {
    tilesUrl: `${url}/tiles/{z}/{x}/{y}.png`,
    geocoderUrl: `${url}/free?rows=10&q={query}`,
    asked,
    fail: () => {
      failing = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const found = {
  response: {
    docs: [
      { type: 'weg', weergavenaam: 'Verzonnenstraat, Alkmaar', centroide_ll: 'POINT(4.7485 52.6319)' },
      { type: 'weg', weergavenaam: 'Verzonnenstraat, Schagen', centroide_ll: 'POINT(4.7985 52.7875)' },
    ],
  },
};

/** A picture of 256 by 256 in two greys by turns, with a line round it. */
function tile(at: number): Buffer {
  const grey = at % 2 === 0 ? 0xe6 : 0xf2;
  const rows = Array.from({ length: 256 }, (_, y) => {
    const row = Buffer.alloc(257, y === 0 ? 0xb0 : grey);
    row[0] = 0;
    row[1] = 0xb0;
    return row;
  });
  const size = Buffer.alloc(13);
  size.writeUInt32BE(256, 0);
  size.writeUInt32BE(256, 4);
  size[8] = 8;
  const chunks = [
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

import { type IncomingHttpHeaders, request } from 'node:http';

export type NamedAnswer = { status: number; headers: IncomingHttpHeaders; body: string };

/** A request under any host name, as a browser sends it that came by that name; `fetch` would not let us. */
export function askByName(
  url: string,
  host: string,
  path: string,
  post?: { type: string; body: string },
): Promise<NamedAnswer> {
  const { hostname, port } = new URL(url);
  const length = post && { 'content-type': post.type, 'content-length': Buffer.byteLength(post.body) };
  const method = post ? 'POST' : 'GET';
  return new Promise((resolve, reject) => {
    const asking = request(
      { hostname, port, method, path, agent: false, headers: { host, ...length } },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
        answer.on('error', reject);
      },
    );
    asking.on('error', reject);
    asking.end(post?.body);
  });
}

/** A form as browsers post it, for a page that has files among its fields. */
export function formBody(fields: Record<string, string>): { type: string; body: string } {
  const boundary = 'invented-boundary-0123456789';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` };
}

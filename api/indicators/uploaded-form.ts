import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';

/** A named refusal says more than a closed door, so a table may be somewhat over its own limit. */
const mostBytes = 1024 * 1024;

/** A form with a file as the fields of `request.body`; a file is its text. The desk's csrf check reads the same body. */
export function readUploadedForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: mostBytes },
    async (request: { headers: Record<string, string | string[] | undefined> }, body: Buffer) => {
      const type = String(request.headers['content-type']);
      try {
        const form = await new Response(new Uint8Array(body), {
          headers: { 'content-type': type },
        }).formData();
        const fields: Record<string, string> = Object.create(null);
        for (const [name, value] of form)
          fields[name] = typeof value === 'string' ? value : await value.text();
        return fields;
      } catch {
        throw new Problem('malformed-body');
      }
    },
  );
}

import type { FastifyInstance } from 'fastify';

/** `GET /meldingen/:id` of every route that runs, from the framework's own drawing of its tree; HEAD goes with GET. For tests. */
export function listRoutes(app: FastifyInstance): string[] {
  const branch: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', path = '', methods = ''] =
        /^([│ ]*)[├└]── (\S+)(?: \(([^)]+)\))?/.exec(line) ?? [];
      branch.length = indent.length / 4;
      branch.push(path);
      const whole = branch.join('');
      return methods
        .split(', ')
        .filter((method) => method !== '' && method !== 'HEAD')
        .map((method) => `${method} ${whole}`);
    });
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { readRequest } from '#api/intake/read-request.ts';
import { Problem, type ProblemCode } from '#api/problems.ts';
import type { PublishedReleases } from '#api/releases/published-releases.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { SignedIn } from '#api/staff/require-role.ts';
import type { Database } from '#api/storage/database.ts';
import { type Agreed, approveExport } from './approve-export.ts';
import { type ExportFormat, exportApproval, exportFormats } from './export.schema.ts';
import { type ExportMade, type ExportMaking, makeExport, makeExportAgain } from './make-export.ts';
import { noteDownload } from './note-download.ts';
import { readExportRequest } from './read-export-request.ts';
import { listExports, readExport, readExportFile } from './read-exports.ts';

export type ExportParts = {
  database: Database;
  releases: PublishedReleases;
  now: () => number;
  desk: (request: FastifyRequest) => Desk;
};

export const exportRoles = ['communication', 'analyst', 'lead'] as const;
const config = { roles: exportRoles } as const;
type One = { Params: { id: string } };

/** Saved exports of published figures, for programs; the page uses the same files. */
export async function exportRoutes(app: FastifyInstance, parts: ExportParts): Promise<void> {
  const { database, now } = parts;

  app.get('/api/v1/exports', { config }, async (_request, reply) =>
    reply.send({ exports: await listExports(database.store, dayOf(now())) }),
  );

  app.post('/api/v1/exports', { config }, async (request, reply) => {
    const making = makingFor(request, parts);
    const { id } = madeOrProblem(await makeExport(making, readExportRequest(request.body, making.today)));
    reply.code(201).header('location', `/api/v1/exports/${id}`);
    return reply.send(await readExport(database.store, id, making.today));
  });

  app.get<One>('/api/v1/exports/:id', { config }, async (request, reply) => {
    const found = await readExport(database.store, request.params.id, dayOf(now()));
    if (found === null) throw new Problem('not-found');
    return reply.send(found);
  });

  app.post<One>('/api/v1/exports/:id/versions', { config }, async (request, reply) => {
    const making = makingFor(request, parts);
    const { id } = madeOrProblem(await makeExportAgain(making, request.params.id));
    return reply.code(201).send(await readExport(database.store, id, making.today));
  });

  app.post<One>('/api/v1/exports/:id/approvals', { config }, async (request, reply) => {
    const { id } = request.params;
    const { version } = readRequest(exportApproval, request.body);
    await agree(request, parts, { id, version });
    return reply.send(await readExport(database.store, id, dayOf(now())));
  });

  app.get<{ Params: { id: string; file: string } }>(
    '/api/v1/exports/:id/versions/:file',
    // A look at the headers is no download, and is not noted as one.
    { config, exposeHeadRoute: false },
    (request, reply) => sendFile(request, reply, parts),
  );
}

/** @throws Problem second-person-needed for who asked for it, not-found, or export-ended */
export async function agree(
  request: FastifyRequest,
  { database, now }: ExportParts,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const asked = { id, version, person: memberOf(request), today: dayOf(now()) };
  const { kind } = await approveExport(database, asked);
  if (kind !== 'approved') throw new Problem(refusals[kind]);
}

const refusals = {
  unknown: 'not-found',
  ended: 'export-ended',
  'same-person': 'second-person-needed',
} as const satisfies Record<Exclude<Agreed['kind'], 'approved'>, ProblemCode>;

const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

async function sendFile(
  request: FastifyRequest<{ Params: { id: string; file: string } }>,
  reply: FastifyReply,
  { database, now, desk }: ExportParts,
) {
  const { id, file } = request.params;
  const [version, format] = file.split('.') as [string, ExportFormat];
  if (!/^\d{1,9}$/.test(version) || !exportFormats.includes(format)) throw new Problem('not-found');
  const named = { id, version: Number(version), format };
  const found = await readExportFile(database.store, named, dayOf(now()));
  if (found.kind === 'unknown') throw new Problem('not-found');
  if (found.kind === 'ended') throw new Problem('export-ended');
  if (found.kind === 'waits') throw new Problem('export-waits');
  await noteDownload(database, { ...named, member: memberOf(request), day: dayOf(now()) });
  const name = `${desk(request).demo ? 'verzonnen-' : ''}nh-drugsalert-export-${id.slice(0, 8)}-v${version}`;
  const suffix = format === 'txt' ? '-README.txt' : `.${format}`;
  reply.header('content-disposition', `attachment; filename="${name}${suffix}"`);
  return reply.type(types[format]).send(found.body);
}

/** @throws Problem where nothing could be made */
export function madeOrProblem(made: ExportMade): Extract<ExportMade, { kind: 'made' }> {
  switch (made.kind) {
    case 'made':
      return made;
    case 'unknown':
      throw new Problem('not-found');
    case 'ended':
      throw new Problem('export-ended');
    case 'no-release':
      throw new Problem('no-release');
    case 'no-figures':
      throw new Problem('invalid-input', [{ field: 'filters', code: 'no-figures' }]);
  }
}

export function makingFor(request: FastifyRequest, parts: ExportParts): ExportMaking {
  const { database, releases, now } = parts;
  return {
    database,
    releases,
    member: memberOf(request),
    today: dayOf(now()),
    invented: parts.desk(request).demo,
  };
}

export function memberOf({ member }: FastifyRequest): SignedIn {
  if (!member) throw new Problem('unauthorised');
  return member;
}

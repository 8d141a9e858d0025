import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { Database } from '#api/storage/database.ts';
import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';
import { decideLayer } from './decide-layer.ts';
import {
  approvalRequest,
  authorOf,
  parsed,
  problemOfStep,
  proposalRequest,
  storeRequest,
  viewOf,
  weightRequest,
  withdrawalRequest,
} from './indicator-requests.ts';
import { indicatorRoles } from './indicator-roles.ts';
import { indicatorTable } from './indicator-table.ts';
import { previewLayer } from './preview-layer.ts';
import { type LayerProposal, proposeLayer } from './propose-layer.ts';
import { type Indicator, readIndicators } from './read-indicators.ts';
import { storeLayer } from './store-layer.ts';
import { weighLayer } from './weigh-layer.ts';

export type IndicatorParts = { database: Database; now: () => number };

type Named = { Params: { name: string } };
type Versioned = { Params: { name: string; version: string } };

const home = '/api/v1/indicators';

/** Layers of indicators and the index that they give, for programs. */
export async function indicatorRoutes(app: FastifyInstance, parts: IndicatorParts): Promise<void> {
  const { database, now } = parts;
  const readers = { roles: indicatorRoles.read, query: ['view'] } as const;

  app.get(home, { config: { roles: indicatorRoles.read } }, async (request, reply) => {
    const { layers } = await tableFor(request, parts);
    return reply.send({ layers });
  });

  app.get(`${home}/index`, { config: readers }, async (request, reply) => {
    const { layers, ...table } = await tableFor(request, parts);
    const stacked = layers.filter((layer) => layer.stacked);
    return reply.send({ ...table, layers: stacked.map(({ name, weight }) => ({ name, weight })) });
  });

  app.post(`${home}/previews`, { config: { roles: indicatorRoles.add } }, async (request, reply) => {
    authorOf(request, 'add', now());
    const { layer, known } = await proposed(parts, parsed(proposalRequest, request.body));
    return reply.send(previewLayer(layer, known));
  });

  app.post(home, { config: { roles: indicatorRoles.add } }, async (request, reply) => {
    const author = authorOf(request, 'add', now());
    const { after, ...proposal } = parsed(storeRequest, request.body);
    const { layer } = await proposed(parts, proposal);
    const stored = await storeLayer(database, layer, after, author);
    if (stored.kind === 'changed') throw new Problem('layer-changed');
    return reply.code(201).send({ name: layer.name, version: stored.version });
  });

  app.post<Named>(
    `${home}/:name/weights`,
    { config: { roles: indicatorRoles.weigh } },
    async (request, reply) => {
      const author = authorOf(request, 'weigh', now());
      const choice = { name: request.params.name, ...parsed(weightRequest, request.body) };
      const weighed = await weighLayer(database, choice, author);
      if (weighed !== 'done') throw new Problem(problemOfStep[weighed]);
      return reply.code(201).send(choice);
    },
  );

  for (const kind of ['approved', 'withdrawn'] as const) {
    const act = kind === 'approved' ? 'approve' : 'withdraw';
    const path = `${home}/:name/versions/:version/${kind === 'approved' ? 'approvals' : 'withdrawals'}`;
    app.post<Versioned>(path, { config: { roles: indicatorRoles[act] } }, async (request, reply) => {
      const author = authorOf(request, act, now());
      const { name, version } = request.params;
      const role = request.member?.role ?? '';
      const words =
        kind === 'approved'
          ? parsed(approvalRequest, request.body)
          : { role, ...parsed(withdrawalRequest, request.body) };
      const decision = { name, version: /^\d{1,9}$/.test(version) ? Number(version) : -1, kind, ...words };
      const decided = await decideLayer(database, decision, author);
      if (decided !== 'done') throw new Problem(problemOfStep[decided]);
      return reply.code(201).send(decision);
    });
  }
}

/** What the signed-in member sees, in the view that the address asks for. */
export async function tableFor(request: FastifyRequest, { database, now }: IndicatorParts) {
  const question = {
    view: viewOf(request),
    day: dayOf(now()),
    person: request.member ?? { tokenId: '', name: '' },
    region: request.member?.region ?? null,
  };
  return indicatorTable(await readIndicators(database.store), question);
}

/** @throws Problem with every fault; one in the table as field `csv:LINE` */
async function proposed(
  { database, now }: IndicatorParts,
  proposal: LayerProposal,
): Promise<{ layer: IndicatorLayer; known: Indicator | null }> {
  const found = await proposeLayer(database.store, proposal, dayOf(now()));
  if (found.kind === 'unknown') throw new Problem('not-found');
  if (found.kind === 'layer') return found;
  const lines = found.csv.map(({ line, code }) => ({ field: `csv:${line}`, code }));
  throw new Problem('invalid-input', [...found.fields, ...lines]);
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { AddIndicatorPage, LayerFields } from './indicator-page.schema.ts';
import { type IndicatorPageParts, indicatorsPath } from './indicator-page-routes.ts';
import { authorOf } from './indicator-requests.ts';
import { indicatorRoles } from './indicator-roles.ts';
import { emptyFields, factsOf, fieldsOf, typedFields } from './layer-fields.ts';
import { previewLayer } from './preview-layer.ts';
import { type Proposed, proposeLayer } from './propose-layer.ts';
import { type Indicator, readIndicator } from './read-indicators.ts';
import { storeLayer } from './store-layer.ts';
import { readUploadedForms } from './uploaded-form.ts';

type Shown = Pick<AddIndicatorPage, 'fields'> &
  Partial<Pick<AddIndicatorPage, 'faults' | 'csvFaults' | 'moreCsvFaults' | 'changed'>>;

const form = `${indicatorsPath}/toevoegen`;
const config = { roles: indicatorRoles.add } as const;

/**
 * Adding a layer by hand: form, preview, confirmation. Nothing is kept in between; the confirmation brings facts and
 * values along and they are checked once more.
 */
export async function addIndicatorRoutes(app: FastifyInstance, parts: IndicatorPageParts): Promise<void> {
  const { database, now } = parts;
  readUploadedForms(app);

  app.get<{ Querystring: { layer?: string } }>(
    form,
    { config: { ...config, query: ['layer'] } },
    async (request, reply) => {
      authorOf(request, 'add', now());
      const known = await knownLayer(parts, request.query.layer);
      const fields = known ? fieldsOf(known.current) : emptyFields(dayOf(now()));
      return showForm(request, reply, parts, known, { fields });
    },
  );

  app.post(form, { config }, async (request, reply) => {
    authorOf(request, 'add', now());
    const { fields, found, known } = await proposedIn(request, parts);
    const again = (request.body as { change?: unknown } | null)?.change !== undefined;
    if (again) return showForm(request, reply, parts, known, { fields });
    if (found.kind !== 'layer') return showFaults(request, reply, parts, known, fields, found);
    return showPreview(request, reply, parts, fields, found);
  });

  app.post(`${indicatorsPath}/bewaren`, { config }, async (request, reply) => {
    const author = authorOf(request, 'add', now());
    const { fields, found, known } = await proposedIn(request, parts);
    if (found.kind !== 'layer') return showFaults(request, reply, parts, known, fields, found);
    const after = (request.body as { after?: unknown } | null)?.after;
    const seen = typeof after === 'string' && /^\d{1,9}$/.test(after) ? Number(after) : null;
    const stored = await storeLayer(database, found.layer, seen, author);
    if (stored.kind === 'stored') return reply.redirect(`${indicatorsPath}#layer-${found.layer.name}`, 303);
    return showForm(request, reply.code(409), parts, known, { fields, changed: true });
  });
}

async function knownLayer({ database }: IndicatorPageParts, name: unknown): Promise<Indicator | null> {
  if (typeof name !== 'string' || name === '') return null;
  const known = await readIndicator(database.store, name);
  if (known === null) throw new Problem('not-found');
  return known;
}

async function proposedIn(request: FastifyRequest, parts: IndicatorPageParts) {
  const fields = typedFields(request.body);
  const known = await knownLayer(parts, (request.body as { layer?: unknown } | null)?.layer);
  const proposal = { name: known?.name ?? null, facts: factsOf(fields), csv: fields.csv };
  return { fields, known, found: await proposeLayer(parts.database.store, proposal, dayOf(parts.now())) };
}

function showFaults(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: IndicatorPageParts,
  known: Indicator | null,
  fields: LayerFields,
  found: Exclude<Proposed, { kind: 'layer' }>,
) {
  if (found.kind === 'unknown') throw new Problem('not-found');
  return showForm(request, reply.code(400), parts, known, {
    fields,
    faults: found.fields.map(({ field, code }) => (code === 'double-title' ? code : field)),
    ...{ csvFaults: found.csv, moreCsvFaults: found.moreCsv },
  });
}

const shownName = (known: Indicator | null) =>
  known && { name: known.name, title: known.current.layer.title.nl };

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { renderPage, desk }: IndicatorPageParts,
  known: Indicator | null,
  shown: Shown,
) {
  const html = await renderPage({
    kind: 'desk-indicator-add',
    ...desk(request),
    layer: shownName(known),
    ...{ faults: [], csvFaults: [], moreCsvFaults: 0, changed: false, ...shown },
  });
  return reply.type('text/html; charset=utf-8').send(html);
}

async function showPreview(
  request: FastifyRequest,
  reply: FastifyReply,
  { renderPage, desk }: IndicatorPageParts,
  fields: LayerFields,
  { layer, known }: Extract<Proposed, { kind: 'layer' }>,
) {
  // Only what was read goes back: a heading or empty lines of the file are no part of the layer.
  const csv = Object.entries(layer.values).map(([code, value]) => `${code};${value ?? ''}`);
  const html = await renderPage({
    kind: 'desk-indicator-preview',
    ...desk(request),
    layer: shownName(known),
    fields: { ...fields, csv: csv.join('\n') },
    preview: previewLayer(layer, known),
  });
  return reply.type('text/html; charset=utf-8').send(html);
}

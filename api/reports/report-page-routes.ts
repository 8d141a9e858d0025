import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { evenly } from '#api/follow-up/even-answer.ts';
import { asProblem } from '#api/guard/hardened.ts';
import { type FieldFault, problems } from '#api/problems.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { sendPacked } from '#api/site/send-packed.ts';
import { languages } from '#content/languages.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { photoTraces, type Trace } from '#sealing/photo-traces.ts';
import { receiptGroups } from './receipt.ts';
import type { Accepted, ReportDraft } from './report.schema.ts';
import type { ReportFlag } from './report-flag.ts';
import { emptyForm, type PostedForm, readPostedForm, reportOfForm } from './report-form.ts';
import { type FormPageParts, type FormPath, formPage } from './report-form-page.ts';
import { type ReportRouteParts, submitSafely } from './report-routes.ts';
import { seenInForm } from './seen-in-form.ts';
import { holdsPrefill, showPrefilledForm } from './show-prefilled-form.ts';
import { holdsReceipt, showSealedReceipt } from './show-sealed-receipt.ts';

export type ReportPageParts = ReportRouteParts & FormPageParts & { renderPage: RenderPage };

/** `/melden`: the form, rendered per request, and the answer to its post. Nothing of it is ever in a URL or cookie. */
export async function reportPageRoutes(app: FastifyInstance, parts: ReportPageParts): Promise<void> {
  for (const path of formPaths()) {
    app.get(path.action, { config: { query: 'any' } }, (request, reply) =>
      showFreshForm(request, reply, parts, path),
    );
    app.post(path.action, { config: { query: 'any', uploads: true } }, (request, reply) =>
      takeForm(request, reply, parts, path),
    );
  }
}

function formPaths(): FormPath[] {
  return languages.flatMap((language, at) => {
    const home = `${at === 0 ? '' : `/${language}`}/melden`;
    const chosen = phenomena.map((phenomenon) => ({
      language,
      chosenPhenomenon: phenomenon,
      action: `${home}/${phenomenon}`,
    }));
    return [{ language, action: home }, ...chosen];
  });
}

export async function takeForm(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ReportPageParts,
  path: FormPath,
) {
  if (holdsReceipt(request.body)) return showSealedReceipt(request.body, reply, parts, path.language);
  if (holdsPrefill(request.body)) return showPrefilledForm(request.body, reply, parts, path);
  const turn = await parts.gate.arrive(request);
  const form = emptyForm();
  const broken = await readPostedForm(request, form, { hasRoom: parts.hasRoomForPhotos }).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const seen = seenInForm(form, parts.formTokens, parts.now());
  const refuse = (error: unknown) => {
    const { code } = asProblem(error);
    if (code === 'internal-error') throw error;
    return formAnswer(reply.code(problems[code]), parts, path, form, [], code);
  };
  // A form that comes back costs more than a report that is stored: it waits for its turn as well.
  const work = async (flag: ReportFlag) => {
    if (broken) throw broken.error;
    return submitForm(reply, parts, path, { form, flag, token: seen.form.secret });
  };
  const send = await turn.run(seen, (flag) => work(flag).catch(refuse)).catch(refuse);
  return send();
}

/** Sending is no part of a turn: it waits for the beat, and for whoever reads slowly. (A reply that is awaited is sent.) */
type Send = () => FastifyReply;

type Posted = { form: PostedForm; flag: ReportFlag; token: Uint8Array };

async function submitForm(
  reply: FastifyReply,
  parts: ReportPageParts,
  path: FormPath,
  { form, flag, token }: Posted,
): Promise<Send> {
  const read = reportOfForm(form, path.language);
  if (read.kind === 'faults') return formAnswer(reply.code(400), parts, path, form, read.faults);
  const submission = await submitSafely(parts, { draft: read.draft, photos: form.cleaned, token, flag });
  if (submission.kind === 'refused') return formAnswer(reply.code(400), parts, path, form, submission.fields);
  return receiptAnswer(reply, parts, path, read.draft, submission.accepted);
}

/** An empty form, packed: it repeats nothing that anybody sent. */
export async function showFreshForm(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ReportPageParts,
  path: FormPath,
) {
  return sendPacked(request, reply, await parts.renderPage(formPage(parts, path)));
}

async function formAnswer(
  reply: FastifyReply,
  parts: ReportPageParts,
  path: FormPath,
  form: PostedForm = emptyForm(),
  faults: FieldFault[] = [],
  notice?: string,
): Promise<Send> {
  const html = await parts.renderPage(formPage(parts, path, form, faults, notice));
  return () => reply.type('text/html; charset=utf-8').send(html);
}

async function receiptAnswer(
  reply: FastifyReply,
  parts: ReportPageParts,
  { language }: FormPath,
  draft: ReportDraft,
  accepted: Accepted,
): Promise<Send> {
  const html = await parts.renderPage({
    kind: 'receipt',
    language,
    receiptGroups: receiptGroups(accepted.receipt.replaceAll('-', '')),
    phenomenon: draft.phenomenon,
    areaName: accepted.area?.name ?? null,
    followUpFrom: accepted.followUpFrom,
    photos: accepted.photos && { removed: removedFrom(accepted.photos) },
  });
  return () => evenly(reply.code(200), 'page').type('text/html; charset=utf-8').send(html);
}

/** Of all photos together: which of them it was in is of no use to anybody. */
function removedFrom(photos: NonNullable<Accepted['photos']>): Trace[] {
  return photoTraces.filter((trace) => photos.some(({ removed }) => removed.includes(trace)));
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asProblem } from '#api/guard/hardened.ts';
import { type FieldFault, problems } from '#api/problems.ts';
import type { AreaChoice, FieldProblem, ReportFormPage } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { type SiteLanguage, siteLanguages } from '#content/languages.ts';
import { type Phenomenon, phenomena } from '#content/taxonomy/phenomena.ts';
import { receiptGroups } from './receipt.ts';
import { type ReportDraft, reportLimits } from './report.schema.ts';
import { isTrapped, type PostedForm, readPostedForm, reportOfForm } from './report-form.ts';
import { type ReportRouteParts, submitSafely } from './report-routes.ts';

export type ReportPageParts = ReportRouteParts & {
  renderPage: RenderPage;
  areaChoices: () => { municipalities: AreaChoice[]; waters: AreaChoice[] };
};

/** `campaign` goes along in a hidden field; nothing is kept in the browser. */
export type FormPath = {
  language: SiteLanguage;
  chosenPhenomenon?: Phenomenon;
  action: string;
  campaign?: string;
};

/** `/melden`: the form, rendered per request, and the answer to its post. Nothing of it is ever in a URL or cookie. */
export async function reportPageRoutes(app: FastifyInstance, parts: ReportPageParts): Promise<void> {
  for (const path of formPaths()) {
    app.get(path.action, { config: { query: 'any' } }, (_request, reply) => showForm(reply, parts, path));
    app.post(path.action, { config: { query: 'any' } }, (request, reply) =>
      takeForm(request, reply, parts, path),
    );
  }
}

function formPaths(): FormPath[] {
  return siteLanguages.flatMap((language, at) => {
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
  await parts.throttle.slowDown(request);
  const form: PostedForm = { fields: new Map(), photos: 0 };
  try {
    await readPostedForm(request, form);
    const read = reportOfForm(form, path.language);
    if (read.kind === 'faults') return await showForm(reply.code(400), parts, path, form, read.faults);
    const token = parts.formTokens.read(form.fields.get('formToken')?.[0], parts.now());
    const flag = isTrapped(form) ? 'trap' : token.flag;
    const submission = await submitSafely(parts, { draft: read.draft, token: token.secret, flag });
    if (submission.kind === 'refused')
      return await showForm(reply.code(400), parts, path, form, submission.fields);
    return await showReceipt(reply, parts, path, read.draft, submission.accepted);
  } catch (error) {
    const { code } = asProblem(error);
    if (code === 'internal-error') throw error;
    return showForm(reply.code(problems[code]), parts, path, form, [], code);
  }
}

export async function showForm(
  reply: FastifyReply,
  parts: ReportPageParts,
  path: FormPath,
  form: PostedForm = { fields: new Map(), photos: 0 },
  faults: FieldFault[] = [],
  notice?: string,
) {
  const typed = (name: string) => form.fields.get(name)?.[0] ?? '';
  const page: ReportFormPage = {
    kind: 'report-form',
    ...{ language: path.language, action: path.action, chosenPhenomenon: path.chosenPhenomenon },
    // The same token comes back, so that a second try after an error is still the same report.
    formToken: typed('formToken') || parts.formTokens.make(parts.now()),
    draft: {
      phenomenon: typed('phenomenon'),
      signs: form.fields.get('signs') ?? [],
      description: typed('description'),
      observed: typed('observed'),
      areaCode: typed('areaCode'),
      place: typed('place'),
      location: typed('location'),
      locationPrecision: typed('locationPrecision'),
      campaign: typed('campaign') || path.campaign,
    },
    problems: faults as FieldProblem[],
    notice,
    areas: parts.areaChoices(),
    limits: { descriptionLength: reportLimits.descriptionLength, placeLength: reportLimits.placeLength },
  };
  return reply.type('text/html; charset=utf-8').send(await parts.renderPage(page));
}

async function showReceipt(
  reply: FastifyReply,
  parts: ReportPageParts,
  { language }: FormPath,
  draft: ReportDraft,
  accepted: { receipt: string; area: { name: string } | null; followUpFrom: string },
) {
  const html = await parts.renderPage({
    kind: 'receipt',
    language,
    receiptGroups: receiptGroups(accepted.receipt.replaceAll('-', '')),
    phenomenon: draft.phenomenon,
    areaName: accepted.area?.name ?? null,
    followUpFrom: accepted.followUpFrom,
  });
  return reply.code(200).type('text/html; charset=utf-8').send(html);
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import type { Throttle } from '#api/guard/throttle.ts';
import { Problem } from '#api/problems.ts';
import { tokenOfKey } from './derive-keys.ts';
import { draftFaults } from './draft-faults.ts';
import type { FormTokens } from './form-token.ts';
import { reportDraft, reportLimits } from './report.schema.ts';
import { isTrapped, readPostedForm, reportOfForm } from './report-form.ts';
import { storageProblem } from './storage-problem.ts';
import type { Submission, SubmitReport, Submitted } from './submit-report.ts';

export type ReportRouteParts = {
  submitReport: SubmitReport;
  formTokens: FormTokens;
  throttle: Throttle;
  now: () => number;
  log: QuietLog;
};

const idempotencyKey = z.string().min(1).max(reportLimits.idempotencyKeyLength);

/** `POST /api/v1/reports`: JSON from programs, multipart from a form; the same report by the same road. */
export async function reportRoutes(app: FastifyInstance, parts: ReportRouteParts): Promise<void> {
  app.post('/api/v1/reports', { config: { query: [] } }, async (request, reply) => {
    await parts.throttle.slowDown(request);
    const submitted = request.isMultipart()
      ? await readForm(request, parts)
      : readJson(request.body, request);
    const submission = await submitSafely(parts, submitted);
    return answer(reply, submission);
  });
}

function readJson(body: unknown, request: FastifyRequest): Submitted {
  // The parser of the pages would read it, and every value would be a text.
  if (/^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? ''))
    throw new Problem('unsupported-media-type');
  const key = idempotencyKey.safeParse(request.headers['idempotency-key']);
  const parsed = reportDraft.safeParse(body);
  if (!parsed.success) throw new Problem('invalid-input', draftFaults(parsed.error, body));
  if (!key.success) throw new Problem('idempotency-key-missing');
  return { draft: parsed.data, token: tokenOfKey(key.data), flag: 'none' };
}

async function readForm(request: FastifyRequest, { formTokens, now }: ReportRouteParts): Promise<Submitted> {
  const form = await readPostedForm(request);
  const read = reportOfForm(form, 'nl');
  if (read.kind === 'faults') throw new Problem('invalid-input', read.faults);
  const key = idempotencyKey.safeParse(request.headers['idempotency-key']);
  const formToken = form.fields.get('formToken')?.[0];
  if (!key.success && formToken === undefined) throw new Problem('idempotency-key-missing');
  const token = key.success ? tokenOfKey(key.data) : formTokens.read(formToken, now()).secret;
  const flag = isTrapped(form) ? 'trap' : key.success ? 'none' : formTokens.read(formToken, now()).flag;
  return { draft: read.draft, token, flag };
}

/** A database that cannot commit becomes a 503 with the number to call: nothing was stored. */
export async function submitSafely(
  parts: Pick<ReportRouteParts, 'submitReport' | 'log'>,
  submitted: Submitted,
): Promise<Submission> {
  try {
    return await parts.submitReport(submitted);
  } catch (error) {
    parts.log('error', 'report-not-stored', errorFields(error));
    throw storageProblem(error);
  }
}

function answer(reply: FastifyReply, submission: Submission): FastifyReply {
  if (submission.kind === 'refused') {
    const outside = submission.fields.some(({ code }) => code === 'outside-province');
    throw new Problem(outside ? 'outside-province' : 'invalid-input', submission.fields);
  }
  return reply.code(submission.repeated ? 200 : 201).send(submission.accepted);
}

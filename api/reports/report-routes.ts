import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import type { ReportGate, Seen } from '#api/guard/report-gate.ts';
import { Problem } from '#api/problems.ts';
import { closedDoor, type WatchDoor } from '#api/watch/watch-door.ts';
import { tokenOfKey } from './derive-keys.ts';
import { draftFaults } from './draft-faults.ts';
import type { FormTokens } from './form-token.ts';
import { reportDraft, reportLimits } from './report.schema.ts';
import { emptyForm, isTrapped, readPostedForm, reportOfForm } from './report-form.ts';
import { seenInForm } from './seen-in-form.ts';
import { storageProblem } from './storage-problem.ts';
import type { Submission, SubmitReport, Submitted } from './submit-report.ts';

export type ReportRouteParts = {
  submitReport: SubmitReport;
  formTokens: FormTokens;
  gate: ReportGate;
  /** Whether the disk has room for photos: text goes first. */
  hasRoomForPhotos: () => Promise<boolean>;
  /** Unset: this house has no watch. */
  watchDoor?: WatchDoor;
  now: () => number;
  log: QuietLog;
};

const idempotencyKey = z.string().min(1).max(reportLimits.idempotencyKeyLength);

/** `POST /api/v1/reports`: JSON from programs, multipart from a form; the same report by the same road. */
export async function reportRoutes(app: FastifyInstance, parts: ReportRouteParts): Promise<void> {
  app.post('/api/v1/reports', { config: { query: [], uploads: true } }, async (request, reply) => {
    const turn = await parts.gate.arrive(request);
    const { submitted, seen } = request.isMultipart()
      ? await readForm(request, parts)
      : readJson(request.body, request);
    // After the reading: who still sends would be cut off in the middle, and not hear why.
    const submitReport = (parts.watchDoor ?? closedDoor)(request) ?? parts.submitReport;
    const submission = await turn.run(seen, (flag) =>
      submitSafely({ ...parts, submitReport }, { ...submitted, flag }),
    );
    return answer(reply, submission);
  });
}

type Read = { submitted: Omit<Submitted, 'flag'>; seen: Seen };

function readJson(body: unknown, request: FastifyRequest): Read {
  // The parser of the pages would read it, and every value would be a text.
  if (/^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? ''))
    throw new Problem('unsupported-media-type');
  const key = idempotencyKey.safeParse(request.headers['idempotency-key']);
  const parsed = reportDraft.safeParse(body);
  if (!parsed.success) throw new Problem('invalid-input', draftFaults(parsed.error, body));
  if (!key.success) throw new Problem('idempotency-key-missing');
  const { phenomenon } = parsed.data;
  return {
    submitted: { draft: parsed.data, token: tokenOfKey(key.data) },
    seen: { flag: 'none', phenomenon, proof: proofIn(request) },
  };
}

/** The solved challenge of a program under load. */
const proofIn = ({ headers }: FastifyRequest) => [headers['proof-of-work']].flat()[0];

async function readForm(request: FastifyRequest, parts: ReportRouteParts): Promise<Read> {
  const { formTokens, now, hasRoomForPhotos: hasRoom } = parts;
  const form = await readPostedForm(request, emptyForm(), { hasRoom });
  const read = reportOfForm(form, 'nl');
  if (read.kind === 'faults') throw new Problem('invalid-input', read.faults);
  const key = idempotencyKey.safeParse(request.headers['idempotency-key']);
  const formToken = form.fields.get('formToken')?.[0];
  if (!key.success && formToken === undefined) throw new Problem('idempotency-key-missing');
  const seen = seenInForm(form, formTokens, now());
  const report = { draft: read.draft, photos: form.cleaned };
  if (!key.success) return { submitted: { ...report, token: seen.form.secret }, seen };
  const { phenomenon } = read.draft;
  const flag = isTrapped(form) ? 'trap' : 'none';
  return {
    submitted: { ...report, token: tokenOfKey(key.data) },
    seen: { flag, phenomenon, proof: seen.proof ?? proofIn(request) },
  };
}

/** A database that cannot commit becomes a 503 with the number to call: nothing was stored. */
export async function submitSafely(
  parts: Pick<ReportRouteParts, 'submitReport' | 'log'>,
  submitted: Submitted,
): Promise<Submission> {
  try {
    return await parts.submitReport(submitted);
  } catch (error) {
    // A refusal is no fault of the database.
    if (error instanceof Problem) throw error;
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

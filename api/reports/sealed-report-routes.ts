import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { endBody } from '#api/guard/body-time.ts';
import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import type { ReportGate, Seen } from '#api/guard/report-gate.ts';
import { Problem } from '#api/problems.ts';
import { draftFaults } from './draft-faults.ts';
import type { FormTokens } from './form-token.ts';
import { readSealedForm, type SealedForm } from './read-sealed-form.ts';
import type { SealTermsOf } from './seal-terms.ts';
import { formTokenRequest } from './sealed-report.schema.ts';
import { storageProblem } from './storage-problem.ts';
import type { SealedSubmission, SealedSubmitted, SubmitSealed } from './submit-sealed.ts';
import { uploads } from './upload-memory.ts';

export type SealedReportParts = {
  submitSealed: SubmitSealed;
  sealTerms: SealTermsOf;
  formTokens: FormTokens;
  gate: ReportGate;
  hasRoomForPhotos: () => Promise<boolean>;
  now: () => number;
  log: QuietLog;
};

/** Every answer is as long as any other: the name of an area must not be told by a length. */
const answerLength = 512;

/**
 * `POST /api/v1/sealed-reports`: what a browser sealed, which cannot be read here. `POST /api/v1/form-tokens`: what it
 * needs to do so again after a used token or a change of keys.
 */
export async function sealedReportRoutes(app: FastifyInstance, parts: SealedReportParts): Promise<void> {
  app.post('/api/v1/sealed-reports', { config: { query: [], uploads: true } }, async (request, reply) => {
    const turn = await parts.gate.arrive(request);
    const held = uploads.open(() => endBody(request));
    try {
      const form = await readSealedForm(request, held);
      // Text is worth more than pictures: it keeps the last of the disk.
      if (form.photos.length > 0 && !(await parts.hasRoomForPhotos()))
        throw new Problem('invalid-input', [{ field: 'photos', code: 'photo-no-room' }]);
      const { submitted, seen } = readSubmitted(form, parts);
      const submission = await turn.run(seen, (flag) => submitSafely(parts, { ...submitted, flag }));
      return answer(reply, submission);
    } finally {
      held.close();
    }
  });
  app.post('/api/v1/form-tokens', { config: { query: [] } }, async (request, reply) => {
    const parsed = formTokenRequest.safeParse(request.body ?? {});
    if (!parsed.success) throw new Problem('invalid-input', draftFaults(parsed.error, request.body));
    const formToken = parts.formTokens.renew(parsed.data.formToken, parts.now());
    return reply.send({ formToken, terms: parts.sealTerms(formToken) });
  });
}

type Read = { submitted: Omit<SealedSubmitted, 'flag'>; seen: Seen };

function readSubmitted({ fields, sealed, photos }: SealedForm, { formTokens, now }: SealedReportParts): Read {
  const { formToken, keyId, website, proof, ...clear } = fields;
  const { secret, flag } = formTokens.read(formToken, now());
  // The id inside the seal follows from a token of ours; under any other the hub would take the row for swapped.
  if (flag === 'unverified-token') throw new Problem('token-used');
  const content = createHash('sha256').update(sealed).digest('hex');
  const seen = {
    flag: website ? 'trap' : flag,
    phenomenon: clear.phenomenon,
    proof,
    form: { secret, content },
  } as const;
  const stale = flag === 'too-old';
  return { submitted: { clear, sealed, photos, keyId, token: secret, stale }, seen };
}

/** A database that cannot commit becomes a 503 with the number to call: nothing was stored. */
async function submitSafely(parts: SealedReportParts, submitted: SealedSubmitted): Promise<SealedSubmission> {
  try {
    return await parts.submitSealed(submitted);
  } catch (error) {
    parts.log('error', 'report-not-stored', errorFields(error));
    throw storageProblem(error);
  }
}

function answer(reply: FastifyReply, submission: SealedSubmission): FastifyReply {
  if (submission.kind === 'refused') throw new Problem('invalid-input', submission.fields);
  if (submission.kind !== 'accepted') throw new Problem(submission.kind);
  return reply
    .code(submission.repeated ? 200 : 201)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(submission.accepted).padEnd(answerLength));
}

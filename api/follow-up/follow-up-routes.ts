import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { rowOf } from '#api/guard/throttle.ts';
import { readRequest } from '#api/intake/read-request.ts';
import { Problem } from '#api/problems.ts';
import { readReceipt } from '#api/reports/receipt.ts';
import { evenly } from './even-answer.ts';
import { followUpAnswer, followUpRequest } from './follow-up.schema.ts';
import type { FollowUp } from './follow-up.ts';
import type { OpenedThread } from './open-thread.ts';
import { shownMessageOf } from './shown-message.ts';

/**
 * The reporter comes back, as a program. Every well-formed receipt gets an answer of one length on the beat; only a wrong
 * check symbol is told at once, by a rule that is public.
 */
export async function followUpRoutes(app: FastifyInstance, { followUp }: { followUp: FollowUp }) {
  app.post('/api/v1/follow-ups', async (request, reply) => {
    const { receipt } = readBody(followUpRequest, request.body);
    evenly(reply, 'json');
    const { messages } = await followUp.read(receipt, rowOf(request));
    return reply.send({ messages: messages.map(shownMessageOf) });
  });

  app.post('/api/v1/follow-ups/messages', async (request, reply) => {
    const { receipt, message, choice = null, text = '' } = readBody(followUpAnswer, request.body);
    evenly(reply, 'json');
    const thread = await followUp.read(receipt, rowOf(request));
    const answered = await answerSafely(followUp, thread, { message, choice, text });
    if (answered instanceof Problem) throw answered;
    return reply.send({ stored: true, repeated: answered.repeated });
  });
}

/** @throws Problem malformed-receipt before anything is derived; invalid-input for the rest of the body */
function readBody<T extends { receipt: string }>(schema: z.ZodType<T>, body: unknown): T {
  const typed = (body as { receipt?: unknown } | null | undefined)?.receipt;
  const receipt = typeof typed === 'string' && typed.length <= 100 ? readReceipt(typed) : null;
  if (receipt === null)
    throw new Problem('malformed-receipt', [{ field: 'receipt', code: 'malformed-receipt' }]);
  return { ...readRequest(schema, body), receipt };
}

/** What became of an answer; a refusal that people can act on comes back as a value. */
export async function answerSafely(
  followUp: FollowUp,
  thread: OpenedThread,
  answer: Parameters<FollowUp['answer']>[1],
): Promise<{ repeated: boolean } | Problem> {
  try {
    const answered = await followUp.answer(thread, answer);
    if (answered.kind === 'stored') return { repeated: answered.repeated };
    if (answered.kind === 'gone') return new Problem('question-gone');
    return new Problem('invalid-input', [{ field: answered.field, code: answered.code }]);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

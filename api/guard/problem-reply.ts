import type { FastifyReply } from 'fastify';
import { type Problem, type ProblemCode, problems } from '#api/problems.ts';
import { joinWords } from '#content/i18n/join-words.ts';
import ofDesk from '#content/i18n/nl/desk-problems.json' with { type: 'json' };
import words from '#content/i18n/nl/problems.json' with { type: 'json' };
import { phoneNumbers } from '#content/phone-numbers.ts';

const texts = joinWords(words, ofDesk) as unknown as Record<string, string> & {
  titles: Record<string, string>;
  fields: Record<string, string>;
  desk: Record<string, string>;
};

/** Who reads the words: residents on the public listener, staff on the desk. */
export type Readers = 'residents' | 'staff';

/** Fills phone numbers (from the one file), bounds and which of several into a sentence. */
function filled(text: string, { limit, number }: { limit?: number; number?: number } = {}): string {
  return text
    .replace(/\{\{phone:(\w+)\}\}/g, (whole, name: string) =>
      name in phoneNumbers ? phoneNumbers[name as keyof typeof phoneNumbers].shown : whole,
    )
    .replace(/\{\{limit(?:, number)?\}\}/g, String(limit ?? ''))
    .replace('{{number}}', String(number ?? ''));
}

function wordsOfField({ field, code, ...values }: Problem['fields'][number]): string {
  const text = texts.fields[`${code}_${field}`] ?? texts.fields[code] ?? texts.fields['unknown-choice'];
  return filled(text as string, values);
}

/** What went wrong and what to do, for these readers; what reads the same for both stands there once. */
export function detailOf(code: ProblemCode, readers: Readers): string {
  return filled(((readers === 'staff' && texts.desk[code]) || texts[code]) as string);
}

/** RFC 9457 problem as JSON text, in Dutch. It repeats codes and field names, never a value that was sent. */
export function problemDocument(problem: Problem, readers: Readers): string {
  return JSON.stringify({
    type: 'about:blank',
    code: problem.code,
    status: problems[problem.code],
    title: texts.titles[problem.code],
    detail: detailOf(problem.code, readers),
    ...(problem.fields.length > 0 && {
      errors: problem.fields.map((fault) => ({ ...fault, detail: wordsOfField(fault) })),
    }),
  });
}

/** Answers with problem+json on the API, or with the page for people that the listener set up. */
export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  { api, readers }: { api: boolean; readers: Readers },
): FastifyReply | Promise<unknown> {
  reply.code(problems[problem.code]);
  const page = reply.server.problemPage;
  if (!api && page !== undefined) return page(reply, problem);
  return reply.type('application/problem+json; charset=utf-8').send(problemDocument(problem, readers));
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Shows a problem to a person; set by each listener. */
    problemPage?: (reply: FastifyReply, problem: Problem) => Promise<unknown>;
  }
}

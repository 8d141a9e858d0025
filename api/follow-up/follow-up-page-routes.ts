import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rowOf } from '#api/guard/throttle.ts';
import { Problem } from '#api/problems.ts';
import type { FollowUpPage } from '#api/rendered-page.schema.ts';
import { readReceipt, shownReceipt } from '#api/reports/receipt.ts';
import { type PostedForm, readPostedForm } from '#api/reports/report-form.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { type Language, languages } from '#content/languages.ts';
import { evenly } from './even-answer.ts';
import { answerText } from './follow-up.schema.ts';
import type { FollowUp } from './follow-up.ts';
import { answerSafely } from './follow-up-routes.ts';
import { messageLimits } from './message-content.schema.ts';
import type { OpenedThread } from './open-thread.ts';
import { shownMessageOf } from './shown-message.ts';

type Parts = { followUp: FollowUp; renderPage: RenderPage };
type Notice = Pick<FollowUpPage, 'notice' | 'refused'>;
type Refusal = NonNullable<FollowUpPage['refused']>;

const formFields = ['receipt', 'message', 'choice', 'text'] as const;
type Fields = Record<(typeof formFields)[number], string>;

/** `/vervolg` for people, without script: the receipt goes along in a hidden field, never in a URL or a cookie. */
export async function followUpPageRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  for (const [at, language] of languages.entries()) {
    app.post(`${at === 0 ? '' : `/${language}`}/vervolg`, { config: { query: 'any' } }, (request, reply) =>
      takeForm(request, reply, parts, language),
    );
  }
}

async function takeForm(request: FastifyRequest, reply: FastifyReply, parts: Parts, language: Language) {
  const fields = fieldsOf(await readPostedForm(request));
  const receipt = readReceipt(fields.receipt.slice(0, 100));
  if (receipt === null) {
    const typed = fields.receipt.slice(0, 100);
    const text = await parts.renderPage({ kind: 'follow-up', language, state: 'malformed', typed });
    return reply.code(400).type('text/html; charset=utf-8').send(text);
  }
  evenly(reply, 'page');
  const page = await answerPage(parts.followUp, language, { receipt, row: rowOf(request) }, fields);
  const text = await parts.renderPage(page);
  return reply.code(statusOf(page)).type('text/html; charset=utf-8').send(text);
}

async function answerPage(
  followUp: FollowUp,
  language: Language,
  { receipt, row }: { receipt: string; row: string },
  fields: Fields,
): Promise<FollowUpPage> {
  try {
    const before = await followUp.read(receipt, row);
    const notice = fields.message === '' ? {} : await noticeOf(followUp, before, fields);
    const thread = notice.notice === 'stored' ? await followUp.read(receipt, row) : before;
    return pageOf(language, receipt, thread, notice);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { message, choice, text } = fields;
    const refused = { message, choice, text, field: null, code: error.code };
    const shared = { kind: 'follow-up', language, typed: '' } as const;
    return { ...shared, state: 'busy', receipt: shownReceipt(receipt), refused };
  }
}

/** Of a refusal without a field the cause lies with us: nothing is stored, and all that was typed is shown again. */
function statusOf({ refused }: FollowUpPage): number {
  if (refused === undefined) return 200;
  return refused.field === null ? 503 : 400;
}

function fieldsOf({ fields, photos }: PostedForm): Fields {
  const unknown = [...fields.keys()].filter((name) => !(formFields as readonly string[]).includes(name));
  if (unknown.length > 0 || photos > 0) throw new Problem('invalid-input');
  const first = (name: (typeof formFields)[number]) => fields.get(name)?.[0] ?? '';
  return {
    receipt: first('receipt'),
    message: first('message'),
    choice: first('choice'),
    text: first('text'),
  };
}

/** Stores the answer of a form, whose `choice` is the place in the list; tells what became of it. */
async function noticeOf(followUp: FollowUp, thread: OpenedThread, fields: Fields): Promise<Notice> {
  const { message, choice, text } = fields;
  const refuse = (field: Refusal['field'], code: string, limit?: number): Notice => ({
    refused: { message, choice, text, field, code, limit },
  });
  const asked = thread.messages.find(({ content }) => content.id === message)?.content;
  const choices = asked?.kind === 'question' ? asked.choices : [];
  // A place that is not in the list becomes a choice that is not in it either.
  const chosen = choice === '' ? null : (/^\d$/.test(choice) && choices[Number(choice)]) || '';
  const read = answerText.safeParse(text.replaceAll('\r\n', '\n'));
  if (!read.success) {
    const tooLong = text.length > messageLimits.answerLength;
    return tooLong ? refuse('text', 'too-long', messageLimits.answerLength) : refuse('text', 'not-text');
  }
  const answered = await answerSafely(followUp, thread, { message, choice: chosen, text: read.data });
  if (!(answered instanceof Problem)) return { notice: answered.repeated ? 'repeated' : 'stored' };
  if (answered.code === 'question-gone') return { notice: 'gone' };
  const [fault] = answered.fields;
  return fault ? refuse(fault.field as Refusal['field'], fault.code) : refuse(null, answered.code);
}

function pageOf(
  language: Language,
  receipt: string,
  { messages }: OpenedThread,
  notice: Notice,
): FollowUpPage {
  const shared = { kind: 'follow-up', language, typed: '', ...notice } as const;
  // Without a message the code is not repeated: the page would then differ per code, and show it to who looks along.
  if (messages.length === 0) return { ...shared, state: 'no-message' };
  return {
    ...shared,
    state: 'messages',
    receipt: shownReceipt(receipt),
    messages: messages.map(shownMessageOf),
  };
}

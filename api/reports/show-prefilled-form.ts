import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { problems } from '#api/problems.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { urgencies } from '#content/sign-check/sign-rules.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { signCodes } from '#content/taxonomy/signs.ts';
import { emptyForm } from './report-form.ts';
import { type FormPageParts, type FormPath, formPage } from './report-form-page.ts';

const several = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.enum(values)));

/** What the sign checker sends along. Danger at this moment is for the telephone, and no part of a report. */
const carried = z.strictObject({
  prefill: z.literal('signs'),
  phenomenon: z.enum(phenomena),
  signs: several(signCodes),
  urgent: several(urgencies),
});

/** Only such a post is urlencoded and says so; the form itself never does. */
export function holdsPrefill(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'prefill');
}

/**
 * The report form with signs and phenomenon filled in, as the answer to a post to the form's own address: what somebody
 * noticed is in no URL and in no history. What is not understood is left out, for the form itself still works.
 */
export async function showPrefilledForm(
  body: unknown,
  reply: FastifyReply,
  parts: FormPageParts & { renderPage: RenderPage },
  path: FormPath,
): Promise<FastifyReply> {
  const parsed = carried.safeParse(body);
  const form = emptyForm();
  if (parsed.success) {
    form.fields.set('phenomenon', [parsed.data.phenomenon]);
    form.fields.set('signs', [...new Set(parsed.data.signs)]);
  } else reply.code(problems['invalid-input']);
  const notice = parsed.success ? undefined : 'invalid-input';
  const html = await parts.renderPage(formPage(parts, path, form, [], notice));
  return reply.type('text/html; charset=utf-8').send(html);
}

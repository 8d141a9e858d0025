import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { followUpDate, isoWeekOf } from '#api/counts/week.ts';
import { evenly } from '#api/follow-up/even-answer.ts';
import { Problem } from '#api/problems.ts';
import type { AreaChoice, ReceiptPage } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import type { Language } from '#content/languages.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { photoTraces } from '#sealing/photo-traces.ts';
import { readReceipt, receiptGroups } from './receipt.ts';
import { reportLimits } from './report.schema.ts';

const several = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(z.enum(photoTraces)),
);

/** What a browser that sealed asks to be shown. `padding` makes the lengths of such posts alike. */
const shown = z.strictObject({
  receipt: z.string().max(60),
  phenomenon: z.enum(phenomena),
  areaCode: z.string().max(40).optional(),
  /** How many photos went along, and what was taken out of them all together. */
  photos: z.coerce.number().int().min(0).max(reportLimits.photos).default(0),
  removed: several,
  padding: z.string().max(1000).optional(),
});

export type ShowReceiptParts = {
  renderPage: RenderPage;
  areaChoices: () => { municipalities: AreaChoice[]; waters: AreaChoice[] };
  now: () => number;
};

/** Only such a post is urlencoded and holds a receipt; the form itself never does. */
export function holdsReceipt(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'receipt');
}

/**
 * The receipt page for who sealed in the browser: the very page of the other road, as the answer to a post to the same
 * address, so that the history of the browser is the same too. Shows what it is given and looks nothing up: whoever
 * makes up a code sees a code that opens nothing.
 */
export async function showSealedReceipt(
  body: unknown,
  reply: FastifyReply,
  parts: ShowReceiptParts,
  language: Language,
): Promise<FastifyReply> {
  const parsed = shown.safeParse(body);
  const receipt = parsed.success ? readReceipt(parsed.data.receipt) : null;
  if (!parsed.success || receipt === null) throw new Problem('malformed-receipt');
  const { phenomenon, areaCode, photos, removed } = parsed.data;
  const { municipalities, waters } = parts.areaChoices();
  const area = [...waters, ...municipalities].find(({ code }) => code === areaCode);
  if (areaCode && area === undefined) throw new Problem('malformed-receipt');
  const page: ReceiptPage = {
    ...{ kind: 'receipt', language, phenomenon },
    receiptGroups: receiptGroups(receipt),
    areaName: area?.name ?? null,
    followUpFrom: followUpDate(isoWeekOf(parts.now())),
    ...((photos > 0 || removed.length > 0) && { photos: { removed } }),
  };
  return evenly(reply, 'page')
    .type('text/html; charset=utf-8')
    .send(await parts.renderPage(page));
}

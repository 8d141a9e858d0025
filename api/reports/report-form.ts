import type { FastifyRequest } from 'fastify';
import { endBody } from '#api/guard/body-time.ts';
import { rowOf } from '#api/guard/throttle.ts';
import { type FieldFault, Problem } from '#api/problems.ts';
import type { Language } from '#content/languages.ts';
import { readPosition } from '#sealing/read-position.ts';
import type { CleanPhoto } from './clean-photo.ts';
import { draftFaults } from './draft-faults.ts';
import { photoLimits } from './photo-limits.ts';
import { cleanUploads, drain, noUploads, takeUpload, type Uploads } from './read-photos.ts';
import { type ReportDraft, reportDraft } from './report.schema.ts';
import { type HeldUpload, uploads } from './upload-memory.ts';

/** A posted form as typed: every field a list of strings. Of photos only what was cleaned is in it. */
export type PostedForm = {
  fields: Map<string, string[]>;
  /** How many files were sent. */
  photos: number;
  cleaned: readonly CleanPhoto[];
  /** What is wrong with the files. */
  faults: readonly FieldFault[];
};

export const emptyForm = (): PostedForm => ({ fields: new Map(), photos: 0, cleaned: [], faults: [] });

/** Whether the disk has room for photos; a form that takes none leaves it out. */
export type TakePhotos = { hasRoom: () => Promise<boolean> };

export type ReadForm = { kind: 'draft'; draft: ReportDraft } | { kind: 'faults'; faults: FieldFault[] };

/** Fields that are the form's own and not part of a report. `website` is the trap: people do not see it. */
const formOnly = ['formToken', 'website', 'photos', 'proof'];
const several = ['signs'];

/**
 * A field that is cut off at 64 kB is still far over every bound of a text, so it is refused by name and shown again.
 */
const limits = {
  fieldNameSize: 100,
  fieldSize: 64 * 1024,
  fields: 200,
  // One more than is allowed, so that it is our own count that refuses.
  fileSize: photoLimits.formBytes + 1,
  files: 20,
};

/**
 * Reads multipart or urlencoded, and cleans the photos where the form takes them. What was read before a fault is in
 * `form`, so that typed text can be shown again.
 * @throws when it is neither, or has more parts than any form, or a part that is no plain text where one belongs
 */
export async function readPostedForm(
  request: FastifyRequest,
  form: PostedForm = emptyForm(),
  takes: TakePhotos | null = null,
): Promise<PostedForm> {
  if (!request.isMultipart()) return readUrlencoded(request, form);
  const held = uploads.open(() => endBody(request));
  const files = noUploads();
  try {
    await readParts(request, form, files, takes && held);
    held.arrived();
    if (takes) await cleanUploads(files, held, { ...takes, network: rowOf(request) });
  } finally {
    held.close();
    Object.assign(form, { photos: files.sent + files.strays, cleaned: files.cleaned, faults: files.faults });
  }
  return form;
}

async function readParts(
  request: FastifyRequest,
  form: PostedForm,
  files: Uploads,
  held: HeldUpload | null,
): Promise<void> {
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field')
        form.fields.set(part.fieldname, [...(form.fields.get(part.fieldname) ?? []), textOf(part)]);
      else if (held && part.fieldname === 'photos') await takeUpload(part, files, held);
      else await drain(part, files);
    }
  } catch (error) {
    // A body that is broken or broken off is the sender's doing; it is no fault of ours to be alarmed about.
    const { statusCode, code } = error as { statusCode?: number; code?: string };
    if (code === 'FST_INVALID_JSON_FIELD_ERROR') throw new Problem('unsupported-media-type');
    throw statusCode === undefined ? new Problem('malformed-body') : error;
  }
}

/** A part that calls itself JSON would come parsed: another value than the sender typed, or no text at all. */
function textOf({ mimetype, value }: { mimetype: string; value: unknown }): string {
  if (mimetype !== 'text/plain' || typeof value !== 'string') throw new Problem('unsupported-media-type');
  return value;
}

function readUrlencoded(request: FastifyRequest, form: PostedForm): PostedForm {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new Problem('unsupported-media-type');
  const entries = Object.entries(request.body as Record<string, string | string[]>);
  if (entries.length > limits.fields) throw new Problem('too-large');
  for (const [name, value] of entries) form.fields.set(name, [value].flat());
  return form;
}

/** The report in a form, or all its faults together. Empty fields count as not filled in. */
export function reportOfForm(form: PostedForm, language: Language): ReadForm {
  const faults: FieldFault[] = [...form.faults];
  // A text where a file belongs.
  if (isFilled(form.fields.get('photos'))) faults.push({ field: 'photos', code: 'photo-kind', number: 1 });
  // Without a prototype: a field called __proto__ must be refused like any unknown one, not vanish.
  const input: Record<string, unknown> = Object.assign(Object.create(null), { language });
  for (const [name, values] of form.fields) {
    const filled = values.filter((value) => value.trim() !== '');
    if (formOnly.includes(name) || filled.length === 0) continue;
    input[name] = several.includes(name) ? filled : filled.length === 1 ? filled[0] : filled;
  }
  if (typeof input.description === 'string') input.description = input.description.replaceAll('\r\n', '\n');
  if (typeof input.location === 'string') input.location = readPosition(input.location) ?? input.location;
  const parsed = reportDraft.safeParse(input);
  if (!parsed.success) faults.push(...draftFaults(parsed.error, input));
  return faults.length > 0 || !parsed.success
    ? { kind: 'faults', faults }
    : { kind: 'draft', draft: parsed.data };
}

function isFilled(values: string[] | undefined): boolean {
  return values?.some((value) => value !== '') ?? false;
}

export function isTrapped(form: PostedForm): boolean {
  return isFilled(form.fields.get('website'));
}

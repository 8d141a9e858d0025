import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { type FieldFault, Problem } from '#api/problems.ts';
import { photoStep } from '#sealing/pad.ts';
import { draftFaults } from './draft-faults.ts';
import { reportLimits } from './report.schema.ts';
import { type SealedReportFields, sealedReportFields } from './sealed-report.schema.ts';
import type { HeldUpload } from './upload-memory.ts';

export type SealedForm = { fields: SealedReportFields; sealed: Uint8Array; photos: Uint8Array[] };

const kilobyte = 1024;
/**
 * How many files of each name, and the bytes of the largest. `padding` makes bodies equally long and is not kept. Only
 * photos are `counted`: a text is small, and never waits for the photos of somebody else.
 */
const fileRules = {
  sealed: { most: 1, bytes: 192 * kilobyte, kept: true, counted: false },
  photos: {
    most: reportLimits.photos,
    bytes: reportLimits.photoBytes + 2 * photoStep,
    kept: true,
    counted: true,
  },
  padding: { most: 1, bytes: 1024 * kilobyte, kept: false, counted: false },
} as const;
type FileName = keyof typeof fileRules;
type FileRule = (typeof fileRules)[FileName];

const limits = {
  ...{ fieldNameSize: 100, fieldSize: 8 * kilobyte, fields: 20 },
  ...{ files: 10, fileSize: fileRules.photos.bytes + 1 },
};

type Read = {
  input: Record<string, unknown>;
  files: Record<FileName, Uint8Array[]>;
  faults: FieldFault[];
};

/**
 * The multipart body of a browser that sealed. Unlike the open form, of which all typed text must come back, it is
 * refused as a whole: the text is in the browser. What is read is counted in `held`, and the sender waits where too much
 * is held already.
 * @throws Problem that names every field that is wrong, and never what was sent
 */
export async function readSealedForm(request: FastifyRequest, held: HeldUpload): Promise<SealedForm> {
  if (!request.isMultipart()) throw new Problem('unsupported-media-type');
  // Without a prototype: a field called __proto__ must be refused like any unknown one, not vanish.
  const read: Read = {
    input: Object.create(null),
    files: { sealed: [], photos: [], padding: [] },
    faults: [],
  };
  try {
    for await (const part of request.parts({ limits })) await takePart(part, read, held);
  } catch (error) {
    // A body that is broken or broken off is the sender's doing; it is no fault of ours to be alarmed about.
    const { statusCode, code } = error as { statusCode?: number; code?: string };
    if (code === 'FST_INVALID_JSON_FIELD_ERROR') throw new Problem('unsupported-media-type');
    throw statusCode === undefined ? new Problem('malformed-body') : error;
  }
  held.arrived();
  return checked(read);
}

async function takePart(part: Multipart, { input, files, faults }: Read, held: HeldUpload): Promise<void> {
  if (part.type === 'file') {
    const name = part.fieldname as FileName;
    const rule = Object.hasOwn(fileRules, name) ? fileRules[name] : null;
    const isOver = rule !== null && files[name].length >= rule.most;
    if (rule === null) faults.push({ field: part.fieldname.slice(0, 60), code: 'unknown-field' });
    else if (isOver) faults.push({ field: name, code: 'too-many', limit: rule.most });
    const bytes = await bytesOf(part, rule, isOver ? null : held);
    if (rule !== null && !isOver) files[name].push(bytes);
    return;
  }
  if (part.mimetype !== 'text/plain') throw new Problem('unsupported-media-type');
  const { fieldname, value } = part;
  // A second value of the same name is a value that no field takes.
  input[fieldname] = fieldname in input ? [input[fieldname], value] : value;
}

/** A file by its rule; one that nobody asked for, or over the number, is read to its end, and nothing of it is kept. */
async function bytesOf(
  { file }: MultipartFile,
  rule: FileRule | null,
  held: HeldUpload | null,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (rule && length > rule.bytes) throw new Problem('too-large');
    if (!rule?.kept || held === null) continue;
    if (rule.counted) await held.take(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function checked({ input, files, faults }: Read): SealedForm {
  const parsed = sealedReportFields.safeParse(input);
  const [sealed] = files.sealed;
  const all = [
    ...(parsed.success ? [] : draftFaults(parsed.error, input)),
    ...(sealed === undefined ? [{ field: 'sealed', code: 'required' }] : []),
    ...faults,
  ];
  if (!parsed.success || sealed === undefined || all.length > 0) throw new Problem('invalid-input', all);
  return { fields: parsed.data, sealed, photos: files.photos };
}

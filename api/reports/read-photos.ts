import type { MultipartFile } from '@fastify/multipart';
import { type FieldFault, Problem } from '#api/problems.ts';
import { type CleanPhoto, cleanPhoto } from './clean-photo.ts';
import { fewAtOnce } from './few-at-once.ts';
import { photoLimits } from './photo-limits.ts';
import { reportLimits } from './report.schema.ts';
import type { HeldUpload } from './upload-memory.ts';

/** The files of one form: photos as they came, then as they are kept. */
export type Uploads = {
  taken: (Uint8Array | undefined)[];
  cleaned: CleanPhoto[];
  faults: FieldFault[];
  /** Photos that were sent, files that nobody asked for, and the bytes of all of them. */
  sent: number;
  strays: number;
  bytes: number;
};

export const noUploads = (): Uploads => ({
  ...{ taken: [], cleaned: [], faults: [] },
  ...{ sent: 0, strays: 0, bytes: 0 },
});

const megabyte = 1024 * 1024;
const inTurn = fewAtOnce(photoLimits.cleanedAtOnce, photoLimits.waitMs);

type FilePart = Pick<MultipartFile, 'file' | 'filename' | 'fieldname'>;

/**
 * Takes one photo into memory. Of what is too large or too many nothing is kept, but it is read to its end: the typed
 * text may come behind it.
 */
export async function takeUpload(
  { file, filename }: FilePart,
  files: Uploads,
  held: HeldUpload,
): Promise<void> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    length += count(chunk, files);
    if (length <= photoLimits.uploadBytes && files.sent < reportLimits.photos) {
      await held.take(chunk.length);
      chunks.push(chunk);
    } else held.giveBack(chunks.splice(0).reduce((sum, each) => sum + each.length, 0));
  }
  // A browser sends a part without a name and without bytes where nothing was chosen.
  if (!filename && length === 0) return;
  files.sent += 1;
  if (files.sent > reportLimits.photos) return;
  if (length > photoLimits.uploadBytes)
    files.faults.push(faultOf('photo-too-large', files.sent, photoLimits.uploadBytes / megabyte));
  else files.taken[files.sent - 1] = Buffer.concat(chunks);
}

/** Reads a file that no form of ours asks for to its end, and keeps nothing of it. */
export async function drain({ file, filename, fieldname }: FilePart, files: Uploads): Promise<void> {
  let length = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) length += count(chunk, files);
  if (!filename && length === 0) return;
  files.strays += 1;
  files.faults.push({ field: fieldname.slice(0, 60), code: 'unknown-field' });
}

function count(chunk: Buffer, files: Uploads): number {
  files.bytes += chunk.length;
  if (files.bytes > photoLimits.formBytes) throw new Problem('too-large');
  return chunk.length;
}

/**
 * Cleans what was taken, one after the other, and lets go of each upload as soon as it is done. Networks take turns: one
 * that sends many photos does not hold up another's.
 */
export async function cleanUploads(
  files: Uploads,
  held: HeldUpload,
  { hasRoom, network }: { hasRoom: () => Promise<boolean>; network: string },
): Promise<void> {
  if (files.sent === 0) return;
  if (files.sent > reportLimits.photos) {
    files.faults.push({ field: 'photos', code: 'too-many', limit: reportLimits.photos });
    return;
  }
  // Text is worth more than pictures: it keeps the last of the disk.
  if (!(await hasRoom())) {
    files.faults.push({ field: 'photos', code: 'photo-no-room' });
    return;
  }
  // Whole forms take turns, not photos: of few forms the cleaned photos are in memory beside the uploads.
  const hadTurn = await inTurn(async () => {
    for (const [at, upload] of files.taken.entries()) {
      if (upload === undefined) continue;
      const cleaned = await cleanPhoto(upload);
      if (cleaned.kind === 'clean') files.cleaned.push(cleaned.photo);
      else files.faults.push(faultOf(cleaned.code, at + 1));
      files.taken[at] = undefined;
      held.giveBack(upload.length);
    }
    return true;
  }, network);
  if (!hadTurn) files.faults.push({ field: 'photos', code: 'photo-no-room' });
  files.faults.sort((one, other) => (one.number ?? 0) - (other.number ?? 0));
}

const faultOf = (code: string, number: number, limit?: number): FieldFault => ({
  ...{ field: 'photos', code, number },
  ...(limit !== undefined && { limit }),
});

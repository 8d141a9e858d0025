export type BodyFile = { name: string; bytes: Uint8Array<ArrayBuffer> };

/** Room for the clear fields of every report: which of them are filled in must not decide the step. */
const clearBytes = 2560;

const kilobyte = 1024;
const smallestBody = 8 * kilobyte;
const largestDoubling = 256 * kilobyte;
const largeStep = 512 * kilobyte;

/** Lengths of body that an eavesdropper can see: doubling from 8 kB to 256 kB, then whole steps of 512 kB. */
export function bodyStep(length: number): number {
  if (length > largestDoubling) return Math.ceil(length / largeStep) * largeStep;
  return Math.max(smallestBody, 2 ** Math.ceil(Math.log2(length)));
}

/**
 * Multipart by our own hand: a browser's own body has a length that nobody can pad, and its length would tell the
 * phenomenon and the area. This one tells no more than the padded sizes of the seals in it.
 */
export function multipartBody(fields: readonly (readonly [string, string])[], files: readonly BodyFile[]) {
  const edge = `edge-${hex(crypto.getRandomValues(new Uint8Array(16)))}`;
  const text = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = fields.map(([name, value]) =>
    text.encode(`--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const addFile = ({ name, bytes }: BodyFile) =>
    parts.push(text.encode(fileHead(edge, name)), bytes, lineEnd);
  for (const file of files) addFile(file);
  const closing = text.encode(`--${edge}--\r\n`);
  const paddingHead = text.encode(fileHead(edge, 'padding'));
  const unpadded = lengthOf([...parts, paddingHead, lineEnd, closing]);
  const sealed = lengthOf(files.map(({ bytes }) => bytes));
  const step = bodyStep(Math.max(unpadded, sealed + clearBytes));
  parts.push(paddingHead, new Uint8Array(step - unpadded), lineEnd, closing);
  return { body: new Blob(parts), type: `multipart/form-data; boundary=${edge}` };
}

const lineEnd = new TextEncoder().encode('\r\n');

const fileHead = (edge: string, name: string) =>
  `--${edge}\r\ncontent-disposition: form-data; name="${name}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0);

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

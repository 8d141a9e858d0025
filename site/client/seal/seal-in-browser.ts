import { canonicalJson } from '#sealing/canonical-json.ts';
import { padPhoto, padText } from '#sealing/pad.ts';
import { sealer } from '#sealing/seal.ts';

export type Sealed = { report: Uint8Array<ArrayBuffer>; photos: Uint8Array<ArrayBuffer>[] };

/**
 * Seals a report and its photos as the server would, with the same code.
 * @throws when this browser lacks what the library needs
 */
export async function sealInBrowser(
  content: unknown,
  photos: readonly Uint8Array[],
  recipients: readonly string[],
): Promise<Sealed> {
  allowPlainCurve();
  const seal = sealer(recipients);
  const report = await seal(padText(new TextEncoder().encode(canonicalJson(content))));
  const sealedPhotos: Sealed['photos'] = [];
  // One by one: an old phone has little memory.
  for (const photo of photos) sealedPhotos.push((await seal(padPhoto(photo))) as Uint8Array<ArrayBuffer>);
  return { report: report as Uint8Array<ArrayBuffer>, photos: sealedPhotos };
}

/**
 * Without https a browser hides `crypto.subtle`, also on an onion address, where Tor is the lock on the line. The
 * library has a curve of its own for browsers whose WebCrypto does not know X25519: it is told that this is one.
 */
function allowPlainCurve(): void {
  if (crypto.subtle !== undefined) return;
  const importKey = () => Promise.reject(new DOMException('No WebCrypto here', 'NotSupportedError'));
  Object.defineProperty(crypto, 'subtle', { value: { importKey }, configurable: true });
}

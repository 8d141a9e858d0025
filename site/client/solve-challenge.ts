/** A challenge of ALTCHA 2, as our server makes it: the answer is a number below a bound that the server keeps. */
export type Challenge = {
  parameters: { nonce: string; salt: string; cost: number; keyLength: number; keyPrefix: string };
  signature?: string;
};
export type Solution = { counter: number; derivedKey: string };

/** So many at a time: the browser works beside the page, which stays free to answer. */
const together = 16;

/** Tries numbers from nought until the derived key begins as asked. Null: not found before the time was over. */
export async function solveChallenge(
  { parameters }: Challenge,
  until: () => boolean,
): Promise<Solution | null> {
  const [nonce, salt] = [bytesOf(parameters.nonce), bytesOf(parameters.salt)];
  for (let first = 0; until(); first += together) {
    const tries = Array.from({ length: together }, (_, at) => keyOf(first + at));
    const at = (await Promise.all(tries)).findIndex((key) => key.startsWith(parameters.keyPrefix));
    if (at >= 0) return { counter: first + at, derivedKey: await keyOf(first + at) };
  }
  return null;

  async function keyOf(counter: number): Promise<string> {
    const password = new Uint8Array(nonce.length + 4);
    password.set(nonce);
    new DataView(password.buffer).setUint32(nonce.length, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const rule = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: parameters.cost };
    return hexOf(new Uint8Array(await crypto.subtle.deriveBits(rule, key, parameters.keyLength * 8)));
  }
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

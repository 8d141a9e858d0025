/** Reading past the end gives zeros: a file may announce anything, and no reader may fall over it. */
export function uint16(bytes: Uint8Array, at: number, littleEndian = false): number {
  const [one, other] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  return littleEndian ? one + other * 256 : one * 256 + other;
}

export function uint32(bytes: Uint8Array, at: number, littleEndian = false): number {
  const [first, second] = [uint16(bytes, at, littleEndian), uint16(bytes, at + 2, littleEndian)];
  return littleEndian ? first + second * 65_536 : first * 65_536 + second;
}

/** One character a byte, so that no byte is lost or refused. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const parts: string[] = [];
  const end = Math.min(to, bytes.length);
  for (let at = Math.max(0, from); at < end; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, end))));
  }
  return parts.join('');
}

export function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  // In place: a string for each byte of a file that holds nothing but first letters takes seconds.
  for (let place = 0; place < text.length; place += 1)
    if (bytes[at + place] !== text.charCodeAt(place)) return false;
  return true;
}

/** Where the text begins at or after `from`; -1: nowhere. Nothing is made for a byte that is looked at. */
export function indexOfText(bytes: Uint8Array, text: string, from = 0): number {
  const sought = Uint8Array.from(text, (each) => each.charCodeAt(0));
  let [at, same] = [Math.max(0, from), 0];
  for (; at + sought.length <= bytes.length; at += 1) {
    if (bytes[at] !== sought[0]) continue;
    for (same = 1; same < sought.length && bytes[at + same] === sought[same]; ) same += 1;
    if (same === sought.length) return at;
  }
  return -1;
}

/** So long a piece of a seal occurs nowhere by chance. */
export const pieceBytes = 24;

/** The pieces that occur in any of the files, in one pass: there are many of them and the files are large; for tests. */
export function findPieces(files: readonly Buffer[], pieces: readonly Buffer[]): Set<Buffer> {
  const byStart: (Buffer[] | undefined)[] = new Array(2 ** 16);
  for (const piece of pieces) {
    const start = piece.readUInt16LE(0);
    byStart[start] = [...(byStart[start] ?? []), piece];
  }
  const found = new Set<Buffer>();
  for (const bytes of files) {
    const last = bytes.length - pieceBytes;
    let start = bytes[0] ?? 0;
    for (let at = 0; at <= last; at += 1) {
      const next = bytes[at + 1] as number;
      const likely = byStart[start | (next << 8)];
      start = next;
      if (likely === undefined) continue;
      for (const piece of likely) if (piece.equals(bytes.subarray(at, at + pieceBytes))) found.add(piece);
    }
  }
  return found;
}

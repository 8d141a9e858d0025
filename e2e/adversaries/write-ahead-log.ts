const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * The pages in SQLite's log in the order in which they were written. After a checkpoint the log begins anew at its front,
 * under another salt, and what lies behind is older. https://www.sqlite.org/fileformat2.html#walformat
 */
export function pagesInOrder(log: Buffer): Buffer[] {
  const [pageBytes, salt] = [log.readUInt32BE(8), log.readUInt32BE(16)];
  const frameBytes = frameHeaderBytes + pageBytes;
  const older: Buffer[] = [];
  const newer: Buffer[] = [];
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) {
    const pages = log.readUInt32BE(at + 8) === salt ? newer : older;
    pages.push(log.subarray(at + frameHeaderBytes, at + frameBytes));
  }
  return [...older, ...newer];
}

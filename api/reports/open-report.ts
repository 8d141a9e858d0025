import { Decrypter } from 'age-encryption';
import { type ReportContent, reportContent } from './report.schema.ts';

/** Opens seals with the hub's identities (`AGE-SECRET-KEY-…`). Used by the hub's command, never by the server. */
export function reportOpener(identities: readonly string[]) {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  /** @throws when no identity fits or the seal was tampered with */
  return async (sealed: Uint8Array): Promise<ReportContent> => {
    const padded = Buffer.from(await decrypter.decrypt(sealed));
    const length = padded.readUInt32BE();
    return reportContent.parse(JSON.parse(padded.toString('utf8', 4, 4 + length)));
  };
}

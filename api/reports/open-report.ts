import { Decrypter } from 'age-encryption';
import { unpad } from '#sealing/pad.ts';
import { type ReportContent, reportContent } from './report.schema.ts';

/** Opens what was sealed and padded, with identities (`AGE-SECRET-KEY-…`). */
export function sealOpener(identities: readonly string[]) {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  /** @throws when no identity fits or the seal was tampered with */
  return async (sealed: Uint8Array): Promise<Uint8Array> => unpad(await decrypter.decrypt(sealed));
}

/** Opens reports with the hub's identities. Used by the hub's command, never by the server. */
export function reportOpener(identities: readonly string[]) {
  const open = sealOpener(identities);
  /** @throws when no identity fits or the seal was tampered with */
  return async (sealed: Uint8Array): Promise<ReportContent> =>
    reportContent.parse(JSON.parse(new TextDecoder().decode(await open(sealed))));
}

import type { Bytes } from '#api/storage/database.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { padText } from '#sealing/pad.ts';
import { sealer } from '#sealing/seal.ts';
import type { MessageForHub, MessageForReporter } from './message-content.schema.ts';

/** The longest content that fits; `padText` brings it to exactly 8 kB with its own four bytes. */
const contentBytes = 8 * 1024 - 4;

export type SealForHub = (content: MessageForHub) => Promise<Bytes>;

/** All messages have one size, whatever they say: their length tells nothing, and opening one takes as long as another. */
function sameSize(content: MessageForHub | MessageForReporter): Uint8Array {
  const json = Buffer.from(canonicalJson(content));
  if (json.length > contentBytes) throw new RangeError('A message is longer than its bounds allow');
  return padText(Buffer.concat([json, Buffer.alloc(contentBytes - json.length, ' ')]));
}

/** A sealer of messages for the hub's recipients: its copy of a question, or a reporter's answer. */
export function messageSealer(hubRecipients: readonly string[]): SealForHub {
  const seal = sealer(hubRecipients);
  return (content) => seal(sameSize(content));
}

/**
 * Seals a message for the reporter, whose receipt opens it. The hub gets a file of its own: one file for both would mix
 * a hybrid and a classic key, or put the hub's name beside the reporter's.
 */
export function sealForThread(replyRecipient: string, content: MessageForReporter): Promise<Bytes> {
  return sealer([replyRecipient])(sameSize(content));
}

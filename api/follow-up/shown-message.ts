import type { ShownMessage } from './follow-up.schema.ts';
import type { OpenedMessage } from './open-thread.ts';

/** A message without what only the server needs. */
export function shownMessageOf({ content, answered }: OpenedMessage): ShownMessage {
  const { id, kind, week } = content;
  const [choices, checkBack] =
    content.kind === 'question' ? [content.choices, content.checkBack] : [[], null];
  const [text, code] =
    content.kind === 'reward' ? [content.lines.join('\n'), content.code] : [content.text, null];
  return { id, kind, text, choices, checkBack, code, week, answered };
}

import type { ShownMessage } from '#api/follow-up/follow-up.schema.ts';
import type { FollowUpPage } from '#api/rendered-page.schema.ts';
import type { Translate } from '../translate.ts';

type Refused = NonNullable<FollowUpPage['refused']>;

/** The words for what is wrong with an answer; without a field the cause lies with us. */
export function answerFault(t: Translate, { field, code, limit }: Refused): string {
  if (field === null) return t('follow-up:faults.notStored');
  return t(`follow-up:faults.${code === 'required' ? `required_${field}` : code}`, { limit });
}

/** The control that a fault leads to: the first choice of its question, or the text. */
export function answerField({ message, field }: Refused, messages: readonly ShownMessage[]): string | null {
  const at = messages.findIndex(({ id }) => id === message);
  if (at < 0 || field === null) return null;
  return field === 'choice' && messages[at]?.choices.length ? `choice-${at}-0` : `text-${at}`;
}

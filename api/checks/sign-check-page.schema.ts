import type { Urgency } from '#content/sign-check/sign-rules.ts';
import type { Sign } from '#content/taxonomy/signs.ts';

/** `/wat-zag-u` with the answer to what somebody chose; the page before that is a file. */
export type SignCheckPage = {
  kind: 'sign-check';
  signs: Sign[];
  urgent: Urgency[];
  /** Something was sent that the form does not offer: nothing is answered. */
  fault?: 'unreadable';
};

import type { SelfCheckAnswers } from '#content/self-checks/advise.ts';

/** `/zelfcheck/<slug>` with the advice to what somebody answered; the page before that is a file. */
export type SelfCheckPage = {
  kind: 'self-check';
  slug: string;
  answers: SelfCheckAnswers;
  fault?: 'unreadable' | 'nothing-chosen';
};

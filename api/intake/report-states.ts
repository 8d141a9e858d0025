/** States of a report at intake, and the edges between them: one table, no exceptions in code. */
export const reportStates = [
  'new',
  'screening',
  'usable',
  'not-usable',
  'spam',
  'duplicate',
  'known',
  'enriching',
  'case',
  'closed',
  'recalled',
] as const;

export type ReportState = (typeof reportStates)[number];
/** A recall is more than a move: it tells everybody who may hold the report, and content follows. */
export type OrdinaryState = Exclude<ReportState, 'recalled'>;

const judged: readonly ReportState[] = ['usable', 'not-usable', 'spam', 'duplicate', 'known'];

export const allowedTransitions: Record<ReportState, readonly ReportState[]> = {
  new: ['screening', 'spam', 'duplicate', 'recalled'],
  screening: [...judged, 'new', 'recalled'],
  usable: ['enriching', 'known', 'duplicate', 'closed', 'screening', 'recalled'],
  'not-usable': ['screening', 'closed', 'recalled'],
  spam: ['screening', 'closed'],
  duplicate: ['screening', 'closed', 'recalled'],
  known: ['enriching', 'screening', 'closed', 'recalled'],
  enriching: ['case', 'usable', 'closed', 'recalled'],
  case: ['closed', 'enriching', 'recalled'],
  closed: ['screening', 'recalled'],
  recalled: [],
};

/** Spam and duplicates stay in the books, but not in the figures. */
export function stateGroupOf(state: ReportState): 'counted' | 'discounted' {
  return state === 'spam' || state === 'duplicate' ? 'discounted' : 'counted';
}

/** When it was seen: coarse on purpose, so that the time of a report cannot point at one witness. */
export const observedMoments = [
  'now',
  'today',
  'this-week',
  'this-month',
  'longer-ago',
  'more-often',
] as const;

/** Roads by which a campaign reaches people. Codes: add, never rename. */
export const channels = [
  'letter',
  'poster',
  'flyer',
  'local-paper',
  'social-media',
  'municipal-website',
  'event',
  'door-to-door',
  'partner-newsletter',
  'radio',
] as const;

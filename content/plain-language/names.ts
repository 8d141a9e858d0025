import { areaSetDays, areasOn } from '../areas/area-sets.ts';

const places = areaSetDays
  .flatMap(areasOn)
  .flatMap(({ name, region }) => (region ? [name, region.name] : [name]));

/** Names of more than one word, or that no dictionary knows. They are not spelled and do not count as words. */
export const names: string[] = [
  ...new Set(places),
  'Direct Duidelijk',
  'EU-project Administrative Approach',
  'Keurmerk Veilig Buitengebied',
  'Meld Misdaad Anoniem',
  'NH Drugsalert',
  'Noord-Holland Samen Veilig',
  'OUTREACH_KEY_FILE',
  'OUTREACH_SMTP_URL',
  'Schimmige Schuren',
  'Tor Browser',
];

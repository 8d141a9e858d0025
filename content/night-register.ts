/** Columns of the printable register and of the empty file, in order; their words live under `night-register.columns`. */
export const nightRegisterColumns = [
  'arrival',
  'departure',
  'berth',
  'boat',
  'registration',
  'guest',
  'residence',
  'persons',
  'checked',
  'initials',
] as const;

/** What the toolbox rests on: names under `night-register.source`; the year of publication, or of reading. */
export const nightRegisterSources = [
  { code: 'plan', url: 'https://jp2022.nh-sv.nl/', year: 2022 },
  { code: 'toolbox', url: 'https://jp2023.nh-sv.nl/', year: 2023 },
  {
    code: 'ccv',
    url: 'https://hetccv.nl/themas/georganiseerde-criminaliteit-en-ondermijning/mobiele-bendes/nachtregister-in-de-apv/',
    year: 2026,
  },
  { code: 'law', url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj', year: 2016 },
  {
    code: 'copy',
    url: 'https://www.nu.nl/binnenland/2857106/cbp-wijst-verbod-kopieren-paspoort.html',
    year: 2012,
  },
] as const;

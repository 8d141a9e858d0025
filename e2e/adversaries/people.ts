/** Everybody and everything here is invented, and long enough never to turn up by chance. */
export type Person = {
  address: string;
  agent: string;
  phenomenon: string;
  text: string;
  place: string;
  /** As the reporter gave it: longitude, latitude. */
  pin: [string, string];
  precision: 'exact' | '100m' | '500m' | 'municipality';
};

/** Reports without script, with photos; is asked something, answers, and a text is made of the report. */
export const anna: Person = {
  address: '203.0.113.71',
  agent: 'PlantedAgent/7.1 (onbestaand toestel)',
  phenomenon: 'synthetic-drug-lab',
  text: 'PLANTTEKST-ANNA een roze walvis op de verzonnen zolder',
  place: 'PLANTPLEK-ANNA achter de verzonnen molen 71',
  pin: ['4.7512347', '52.9345678'],
  precision: '100m',
};

/** Another service reports for him; his report is recalled. */
export const bram: Person = {
  address: '203.0.113.72',
  agent: 'PlantedAgent/7.2 (onbestaand programma)',
  phenomenon: 'drug-waste-dump',
  text: 'PLANTTEKST-BRAM zeven paarse vaten in de verzonnen greppel',
  place: 'PLANTPLEK-BRAM bij het verzonnen hek 72',
  pin: ['4.8112371', '52.7734567'],
  precision: '500m',
};

/** Reports with script: her browser seals. */
export const carla: Person = {
  address: '203.0.113.73',
  agent: 'PlantedAgent/7.3 (onbestaande browser)',
  phenomenon: 'other',
  text: 'PLANTTEKST-CARLA een verzonnen bestelbus vol blauwe kikkers',
  place: 'PLANTPLEK-CARLA naast de verzonnen kiosk 73',
  pin: ['4.7612399', '52.9512388'],
  precision: 'exact',
};

/** Found something at sea, for which there is a reward. */
export const daan: Person = {
  address: '203.0.113.74',
  agent: 'PlantedAgent/7.4 (onbestaande boot)',
  phenomenon: 'floating-package',
  text: 'PLANTTEKST-DAAN drie verzonnen pakken met een geel lint',
  place: 'PLANTPLEK-DAAN bij de verzonnen boei 74',
  pin: ['4.7213456', '53.0634568'],
  precision: 'municipality',
};

/** Found something as well, so that a reward of that week is one of two. */
export const eva: Person = {
  address: '203.0.113.75',
  agent: 'PlantedAgent/7.5 (onbestaande kajak)',
  phenomenon: 'floating-package',
  text: 'PLANTTEKST-EVA een verzonnen ton met een groen touw',
  place: 'PLANTPLEK-EVA bij de verzonnen strandpaal 75',
  pin: ['4.7134569', '53.0712346'],
  precision: '500m',
};

export const people = { anna, bram, carla, daan, eva };
export type Name = keyof typeof people;

export const words = {
  referrer: 'https://planted-referrer.example/zoek',
  query: 'geplantezoekterm',
  key: 'PLANTSLEUTEL-van-een-ander-programma',
  camera: 'PLANTMERK-verzonnen',
  artist: 'PLANTMAKER-verzonnen',
  fileName: 'PLANTBESTANDSNAAM',
  question: 'PLANTVRAAG staat de roze walvis er nog?',
  choice: 'PLANTKEUZE nog altijd',
  answer: 'PLANTANTWOORD alleen als het regent',
  reason: 'PLANTREDEN de verzonnen buurman vroeg erom',
  forwarded: 'PLANTDOORGEEF er is iets gezien in een verzonnen dorp',
  search: 'Plantstraat 4711a',
  typed: 'PLANTWOORDEN die nergens bij horen',
  guess: 'PLANTGOK-afmelding-007',
  mistyped: 'PLANTADRES-verzonnen@@postbus',
  sealedFile: 'PLANTBESTANDSNAAM-op-slot.jpg',
};

/** What comes with every request of somebody. */
export const headersOf = ({ address, agent }: Person): Record<string, string> => ({
  'x-forwarded-for': address,
  'user-agent': agent,
  referer: words.referrer,
});

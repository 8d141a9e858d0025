import type { z } from 'zod';
import type { eventSchema } from './event.schema.ts';

type Example = z.input<typeof eventSchema>;

const example = { published: false, example: true, changedOn: '2026-11-22', revision: 0, cancelled: false };

/** One of each kind, invented, and marked as such wherever it is shown: never on a production server. */
export const exampleEvents: readonly Example[] = [
  {
    ...example,
    ...{
      slug: 'voorbeeld-informatieavond',
      kind: 'information-evening',
      day: '2027-02-09',
      from: '19:30',
      to: '21:30',
    },
    areas: ['GM1911'],
    audiences: ['residents', 'farmers-and-barn-owners'],
    texts: {
      nl: {
        title: 'Voorbeeld: informatieavond over schuren',
        lead: 'Wat ziet u aan een schuur waar iets niet klopt? En wat doet u dan?',
        place: 'een dorpshuis in deze gemeente',
      },
      en: {
        title: 'Example: information evening about barns',
        lead: 'What can you see at a barn where something is wrong? And what do you do?',
        place: 'a village hall in this municipality',
      },
      pl: {
        title: 'Przykład: wieczór informacyjny o stodołach',
        lead: 'Co widać przy stodole, w której coś się nie zgadza? I co wtedy zrobić?',
        place: 'dom wiejski w tej gminie',
      },
    },
  },
  {
    ...example,
    ...{
      slug: 'voorbeeld-training-verhuurders',
      kind: 'professional-training',
      day: '2027-02-18',
      from: '13:00',
      to: '16:00',
    },
    areas: ['GM0361'],
    audiences: ['landlords'],
    texts: {
      nl: {
        title: 'Voorbeeld: training voor verhuurders',
        lead: 'U leert waar u op let bij een bezichtiging, een contract en een controle.',
        place: 'een zaal in het gemeentehuis',
      },
      en: {
        title: 'Example: training for landlords',
        lead: 'You learn what to look for at a viewing, in a contract and at a check.',
        place: 'a room in the town hall',
      },
      pl: {
        title: 'Przykład: szkolenie dla wynajmujących',
        lead: 'Dowiesz się, na co zwracać uwagę przy oglądaniu, umowie i kontroli.',
        place: 'sala w urzędzie gminy',
      },
    },
  },
  {
    ...example,
    ...{
      slug: 'voorbeeld-havenmeesters',
      kind: 'harbour-masters',
      day: '2027-03-04',
      from: '10:00',
      to: '12:30',
    },
    areas: ['GM0400', 'WATER-WADDENZEE', 'WATER-NOORDZEE'],
    audiences: ['harbours-and-water-sport'],
    texts: {
      nl: {
        title: 'Voorbeeld: ochtend voor havenmeesters',
        lead: 'Wij oefenen met het nachtregister en met tekens in de haven.',
        place: 'een havenkantoor in deze gemeente',
      },
      en: {
        title: 'Example: morning for harbour masters',
        lead: 'We practise with the night register and with signs in the harbour.',
        place: 'a harbour office in this municipality',
      },
      pl: {
        title: 'Przykład: poranek dla bosmanów',
        lead: 'Ćwiczymy prowadzenie rejestru nocnego i rozpoznawanie sygnałów w porcie.',
        place: 'biuro portu w tej gminie',
      },
    },
  },
  {
    ...example,
    ...{
      slug: 'voorbeeld-parkmanagers',
      kind: 'park-managers-and-guards',
      day: '2027-03-16',
      from: '14:00',
      to: '16:30',
    },
    areas: ['GM0479'],
    audiences: ['business-parks'],
    texts: {
      nl: {
        title: 'Voorbeeld: middag voor parkmanagers en beveiligers',
        lead: 'Wij lopen een ronde en kijken wat er opvalt aan panden en verkeer.',
        place: 'een vergaderzaal op een bedrijventerrein',
      },
      en: {
        title: 'Example: afternoon for park managers and guards',
        lead: 'We walk a round and look at what stands out at premises and traffic.',
        place: 'a meeting room on a business park',
      },
      pl: {
        title: 'Przykład: popołudnie dla zarządców parków i ochrony',
        lead: 'Robimy obchód i patrzymy, co zwraca uwagę przy budynkach i w ruchu.',
        place: 'sala spotkań w parku biznesowym',
      },
    },
  },
  {
    ...example,
    ...{
      slug: 'voorbeeld-partneroverleg',
      kind: 'stakeholder-meeting',
      day: '2027-04-06',
      from: '10:00',
      to: '12:00',
    },
    areas: ['GM0392'],
    audiences: ['business-parks', 'landlords'],
    texts: {
      nl: {
        title: 'Voorbeeld: overleg met partners',
        lead: 'Gemeenten, ondernemers en hulpdiensten kijken samen wat werkt.',
        place: 'een zaal in het provinciehuis',
      },
      en: {
        title: 'Example: meeting with partners',
        lead: 'Municipalities, businesses and emergency services look together at what works.',
        place: 'a room in the provincial house',
      },
      pl: {
        title: 'Przykład: spotkanie z partnerami',
        lead: 'Gminy, firmy i służby ratunkowe wspólnie sprawdzają, co działa.',
        place: 'sala w siedzibie prowincji',
      },
    },
  },
  {
    ...example,
    ...{ slug: 'voorbeeld-masterclass', kind: 'masterclass', day: '2027-04-22', from: '13:00', to: '16:00' },
    areas: ['GM0363'],
    audiences: ['landlords', 'business-parks', 'transport'],
    texts: {
      nl: {
        title: 'Voorbeeld: masterclass over ondermijning',
        lead: 'Wie er dagelijks mee werkt, vertelt hoe panden en mensen worden gebruikt.',
        place: 'een collegezaal in deze gemeente',
      },
      en: {
        title: 'Example: masterclass on undermining crime',
        lead: 'People who work with it every day tell how premises and people are used.',
        place: 'a lecture room in this municipality',
      },
      pl: {
        title: 'Przykład: masterclass o przestępczości podważającej',
        lead: 'Osoby, które zajmują się tym na co dzień, mówią, jak wykorzystuje się budynki i ludzi.',
        place: 'sala wykładowa w tej gminie',
      },
    },
  },
  {
    ...example,
    ...{ slug: 'voorbeeld-netwerkdag', kind: 'network-day', day: '2027-09-23', from: '09:30', to: '16:30' },
    areas: ['GM0402'],
    audiences: ['business-parks', 'harbours-and-water-sport', 'landlords', 'transport'],
    texts: {
      nl: {
        title: 'Voorbeeld: jaarlijkse netwerkdag',
        lead: 'Eén dag waarop iedereen van de Drugscommunity elkaar ontmoet.',
        place: 'een congreszaal in deze gemeente',
      },
      en: {
        title: 'Example: yearly network day',
        lead: 'One day on which everybody of the Drugscommunity meets.',
        place: 'a conference room in this municipality',
      },
      pl: {
        title: 'Przykład: coroczny dzień sieci',
        lead: 'Jeden dzień, w którym spotykają się wszyscy z Drugscommunity.',
        place: 'sala konferencyjna w tej gminie',
      },
    },
  },
  {
    ...example,
    ...{ slug: 'voorbeeld-controle', kind: 'check', day: '2027-05-11', from: '09:00', to: '10:30' },
    areas: ['GM1598'],
    audiences: ['farmers-and-barn-owners'],
    texts: {
      nl: {
        title: 'Voorbeeld: meekijken op uw erf',
        lead: 'Een deskundige loopt op uw verzoek mee over uw erf. U krijgt advies en geen bekeuring.',
        place: 'een erf waarvan de eigenaar erom vroeg',
      },
      en: {
        title: 'Example: a look round your yard',
        lead: 'At your request an expert walks round your yard with you. You get advice and no fine.',
        place: 'a yard whose owner asked for it',
      },
      pl: {
        title: 'Przykład: obchód twojego podwórza',
        lead: 'Na twoją prośbę ekspert obchodzi z tobą podwórze. Dostajesz radę, a nie mandat.',
        place: 'podwórze, którego właściciel o to poprosił',
      },
    },
  },
];

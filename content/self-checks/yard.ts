import type { SelfCheck } from './self-check.schema.ts';
import { yardInEnglish } from './yard.en.ts';
import { yardInPolish } from './yard.pl.ts';

export const yard: SelfCheck = {
  code: 'yard',
  slug: 'erf',
  audience: 'farmers-and-barn-owners',
  pictogram: 'parcel-barn',
  questions: [
    {
      code: 'users-known',
      weights: { no: 3, unknown: 3 },
      phenomena: ['suspicious-rental', 'synthetic-drug-lab'],
    },
    { code: 'visits-agreed', weights: { no: 3, unknown: 2 }, phenomena: ['suspicious-rental'] },
    {
      code: 'all-know-what-to-do',
      weights: { no: 3, unknown: 3 },
      phenomena: ['drug-waste-dump', 'synthetic-drug-lab'],
    },
    {
      code: 'buildings-locked',
      weights: { no: 3, unknown: 2 },
      phenomena: ['chemical-storage', 'drug-waste-dump'],
    },
    { code: 'lanes-closed', weights: { no: 2, unknown: 1 }, phenomena: ['drug-waste-dump'] },
    { code: 'manure-and-ditches', weights: { no: 2, unknown: 2 }, phenomena: ['drug-waste-dump'] },
    { code: 'power-read', weights: { no: 2, unknown: 2 }, phenomena: ['cannabis-grow-house'] },
    { code: 'substances-locked', weights: { no: 2, unknown: 2 }, phenomena: ['chemical-storage'] },
    { code: 'light-at-night', weights: { no: 1, unknown: 1 }, phenomena: ['drug-waste-dump'] },
    { code: 'neighbours-watch', weights: { no: 1, unknown: 1 }, phenomena: ['drug-waste-dump'] },
  ],
  texts: {
    nl: {
      title: 'Zelfcheck voor uw erf',
      name: 'Uw erf',
      lead: 'Tien korte vragen over uw erf, schuren en land. Daarna krijgt u advies dat u kunt printen. Wij bewaren niets.',
      questions: {
        'users-known': {
          question: 'Weet u wie al uw schuren, stallen en loodsen gebruikt?',
          why: 'Een drugslab zit vaak in een gehuurde schuur. De eigenaar weet dat soms niet.',
          yes: 'U weet wie uw gebouwen gebruikt. Werk uw lijst bij als er iets verandert.',
          no: 'Maak een lijst van al uw ruimtes. Vraag elke gebruiker wie hij is en wat hij er doet.',
          unknown: 'Loop al uw ruimtes na op papier. Schrijf op wie de sleutel heeft, en waarvoor.',
        },
        'visits-agreed': {
          question: 'Komt u op vaste momenten kijken in wat u verhuurt of uitleent?',
          why: 'Wie iets verbergt, wil geen bezoek. Een vaste afspraak schrikt af.',
          yes: 'U komt op vaste momenten kijken. Blijf dat doen, altijd samen met de huurder.',
          no: 'Spreek in het contract af dat u samen komt kijken. Kom dan ook, op een vast moment.',
          unknown: 'Zoek op wat uw contract zegt over bezoek. Staat er niets? Spreek het nu af.',
        },
        'all-know-what-to-do': {
          question: 'Weet iedereen op uw erf wat te doen bij vaten of een vreemde geur?',
          why: 'Drugsafval is giftig en kan ontploffen. Wie gaat kijken of ruimen, loopt gevaar.',
          yes: 'Iedereen weet wat te doen. Herhaal het als er nieuwe mensen komen werken.',
          no: 'Spreek het vandaag af. Niets aanraken, 25 meter weg, wind in de rug, en bellen.',
          unknown: 'Vraag het aan uw gezin en uw mensen. Hang de regels op bij de deur.',
        },
        'buildings-locked': {
          question: 'Zijn lege schuren, stallen en containers op slot?',
          why: 'Een open gebouw is een makkelijke plek om afval of spullen achter te laten.',
          yes: 'Uw lege gebouwen zijn op slot. Kijk elk seizoen of de sloten nog goed zijn.',
          no: 'Doe lege gebouwen op slot. Haal ladders en losse deuren weg.',
          unknown: 'Loop overdag een ronde en kijk welke deuren open kunnen.',
        },
        'lanes-closed': {
          question: 'Zijn oude inritten en paden naar uw land afgesloten?',
          why: 'Wie afval dumpt, zoekt een stil pad waar een bus kan keren.',
          yes: 'Uw stille paden zijn dicht. Kijk af en toe of het hek er nog staat.',
          no: 'Sluit een pad dat u niet gebruikt. Een hek, een slagboom of een sloot helpt.',
          unknown: 'Rijd overdag uw land rond. Kijk waar een bus ongezien kan komen.',
        },
        'manure-and-ditches': {
          question: 'Let u op kleur en geur van mestput, sloot en put?',
          why: 'Drugsafval gaat soms in een mestput of sloot. Uw gras en vee hebben daar last van.',
          yes: 'U let op mest en water. Zo merkt u het snel als iets anders is.',
          no: 'Kijk elke week van een afstand. Schuimt of stinkt het? Blijf weg en bel.',
          unknown: 'Kies één vaste dag om te kijken. Schrijf op wat gewoon is, dan valt vreemd op.',
        },
        'power-read': {
          question: 'Leest u elke maand de meter van ruimtes die u verhuurt?',
          why: 'Een kwekerij of lab gebruikt veel stroom en water. De meter laat dat zien.',
          yes: 'U leest de meter. Spreek ook af wat u doet als het verbruik opeens stijgt.',
          no: 'Zet een eigen meter op elke ruimte. Lees die elke maand.',
          unknown: 'Vraag uw installateur welke meter bij welke ruimte hoort.',
        },
        'substances-locked': {
          question: 'Staan gasflessen, zuren en lege vaten achter slot?',
          why: 'Wie drugs maakt, zoekt gas, zuur en vaten. Soms haalt hij die bij een boer.',
          yes: 'Uw stoffen en vaten staan achter slot. Tel ze af en toe.',
          no: 'Zet ze in een ruimte met een slot. Lever lege vaten in.',
          unknown: 'Maak een lijst van wat u hebt en waar het staat.',
        },
        'light-at-night': {
          question: 'Gaat er in de nacht licht aan als iemand bij de schuren komt?',
          why: 'In het donker ziet niemand wat er wordt in- of uitgeladen.',
          yes: 'Er gaat licht aan. Richt de lamp zo dat de buren er geen last van hebben.',
          no: 'Hang een lamp op die aangaat als er iets beweegt.',
          unknown: 'Kijk het een keer na als het donker is, vanaf uw huis.',
        },
        'neighbours-watch': {
          question: 'Letten buren op uw erf als u weg bent?',
          why: 'Buren zien wat u niet ziet. Zij moeten wel weten dat zij mogen bellen.',
          yes: 'Uw buren letten op. Doe hetzelfde voor hen.',
          no: 'Spreek met een buur af dat u op elkaars erf let. Ga nooit alleen kijken.',
          unknown: 'Vraag uw buren of zij u bellen als zij iets vreemds zien.',
        },
      },
    },
    en: yardInEnglish,
    pl: yardInPolish,
  },
};

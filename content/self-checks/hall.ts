import { hallInEnglish } from './hall.en.ts';
import { hallInPolish } from './hall.pl.ts';
import type { SelfCheck } from './self-check.schema.ts';

export const hall: SelfCheck = {
  code: 'hall',
  slug: 'bedrijfshal',
  audience: 'business-parks',
  pictogram: 'parcel-business',
  questions: [
    {
      code: 'users-on-paper',
      weights: { no: 3, unknown: 3 },
      phenomena: ['suspicious-rental', 'chemical-storage'],
    },
    { code: 'keys-known', weights: { no: 3, unknown: 3 }, phenomena: ['suspicious-rental'] },
    {
      code: 'goods-fit-business',
      weights: { no: 3, unknown: 2 },
      phenomena: ['chemical-storage', 'cocaine-processing'],
    },
    {
      code: 'all-know-what-to-do',
      weights: { no: 3, unknown: 3 },
      phenomena: ['synthetic-drug-lab', 'chemical-storage'],
    },
    { code: 'visits-agreed', weights: { no: 3, unknown: 2 }, phenomena: ['suspicious-rental'] },
    { code: 'no-subletting', weights: { no: 2, unknown: 2 }, phenomena: ['suspicious-rental'] },
    { code: 'empty-halls-watched', weights: { no: 2, unknown: 2 }, phenomena: ['synthetic-drug-lab'] },
    { code: 'power-read', weights: { no: 2, unknown: 2 }, phenomena: ['cannabis-grow-house'] },
    { code: 'one-contact', weights: { no: 2, unknown: 1 }, phenomena: ['suspicious-rental'] },
    { code: 'waste-has-owner', weights: { no: 1, unknown: 1 }, phenomena: ['drug-waste-dump'] },
  ],
  texts: {
    nl: {
      title: 'Zelfcheck voor uw bedrijfshal',
      name: 'Uw bedrijfshal',
      lead: 'Tien korte vragen over uw hal, box of terrein. Daarna krijgt u advies dat u kunt printen. Wij bewaren niets.',
      questions: {
        'users-on-paper': {
          question: 'Staat van elke hal en box op papier wie hem gebruikt?',
          why: 'Een hal zonder bekende gebruiker is een goede plek om iets te verbergen.',
          yes: 'U weet wie waar zit. Kijk de lijst twee keer per jaar na.',
          no: 'Maak een lijst van alle hallen en boxen. Zet erbij wie huurt en wat hij doet.',
          unknown: 'Vraag de beheerder naar de lijst. Is die er niet? Maak hem dan samen.',
        },
        'keys-known': {
          question: 'Weet u wie een sleutel, pas of code van het terrein heeft?',
          why: 'Met een sleutel komt iemand in de nacht binnen zonder dat het opvalt.',
          yes: 'U weet wie erin kan. Haal passen terug van wie vertrekt.',
          no: 'Maak oude passen en codes ongeldig. Geef ze daarna per persoon uit.',
          unknown: 'Vraag uw beveiliger om een lijst van alle sleutels en passen.',
        },
        'goods-fit-business': {
          question: 'Past wat er gebracht wordt bij het bedrijf dat er zit?',
          why: 'Vaten, zakken en gasflessen horen niet bij elk bedrijf.',
          yes: 'De vracht past bij het bedrijf. Blijf erop letten als er iemand nieuw komt.',
          no: 'Ga niet zelf vragen of zoeken. Schrijf op wat u zag en meld het.',
          unknown: 'Zoek op welk werk het bedrijf zegt te doen. Let op wat er komt en gaat.',
        },
        'all-know-what-to-do': {
          question: 'Weten uw mensen wat te doen bij vaten of een vreemde geur?',
          why: 'In een lab kan een vonk genoeg zijn voor brand. De damp kan giftig zijn.',
          yes: 'Uw mensen weten het. Vertel het ook aan schoonmakers en bewakers.',
          no: 'Spreek het vandaag af. Niets aanraken, 25 meter weg, wind in de rug, en bellen.',
          unknown: 'Vraag het in uw volgende overleg. Hang de regels op bij de ingang.',
        },
        'visits-agreed': {
          question: 'Staat in het contract dat u samen met de huurder komt kijken?',
          why: 'Zonder afspraak mag u vaak niet naar binnen. Dan ziet u ook niets.',
          yes: 'Het staat in het contract. Kom dan ook echt, op een vast moment.',
          no: 'Zet het in elk nieuw contract. Vraag huidige huurders of zij het willen tekenen.',
          unknown: 'Lees het contract na op bezoek. Vraag hulp als u het niet vindt.',
        },
        'no-subletting': {
          question: 'Mag een huurder de hal alleen doorverhuren als u dat goedvindt?',
          why: 'Na doorverhuur weet u niet meer wie er binnen zit.',
          yes: 'U beslist over doorverhuur. Vraag dan ook wie de nieuwe huurder is.',
          no: 'Zet in het contract dat doorverhuur niet mag zonder uw ja.',
          unknown: 'Zoek in het contract het stuk over doorverhuur of onderhuur.',
        },
        'empty-halls-watched': {
          question: 'Kijkt iemand geregeld bij hallen die leegstaan?',
          why: 'Een lege hal is in één nacht een opslag of een lab.',
          yes: 'Iemand let op. Loop niet steeds op hetzelfde tijdstip.',
          no: 'Spreek af wie elke week overdag langsloopt. Kijk van buiten, ga niet naar binnen.',
          unknown: 'Vraag de beheerder en de makelaar wie er let op lege hallen.',
        },
        'power-read': {
          question: 'Leest iemand elke maand de meter van elke hal?',
          why: 'Een kwekerij of lab gebruikt veel stroom en water. De meter laat dat zien.',
          yes: 'De meter wordt gelezen. Spreek af wat u doet als het verbruik opeens stijgt.',
          no: 'Zet een eigen meter op elke hal. Lees die elke maand.',
          unknown: 'Vraag uw installateur welke meter bij welke hal hoort.',
        },
        'one-contact': {
          question: 'Is er op het terrein één persoon die iedereen kan bellen?',
          why: 'Losse tekens zeggen weinig. Bij één persoon komen ze bij elkaar.',
          yes: 'Er is één aanspreekpunt. Zet de naam en het nummer op elke deur.',
          no: 'Kies met de andere ondernemers één persoon. Vraag de gemeente om mee te doen.',
          unknown: 'Vraag uw gemeente of de vereniging van ondernemers wie dat is.',
        },
        'waste-has-owner': {
          question: 'Weet u van elk vat en elke container op het terrein van wie die is?',
          why: 'Tussen ander afval valt drugsafval niet op.',
          yes: 'U weet van wie het is. Houd de hoeken van het terrein leeg.',
          no: 'Zet namen op containers. Ligt er iets vreemds? Raak het niet aan en bel.',
          unknown: 'Loop overdag een ronde en kijk van een afstand wat er staat.',
        },
      },
    },
    en: hallInEnglish,
    pl: hallInPolish,
  },
};

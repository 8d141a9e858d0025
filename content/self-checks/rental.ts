import { rentalInEnglish } from './rental.en.ts';
import { rentalInPolish } from './rental.pl.ts';
import type { SelfCheck } from './self-check.schema.ts';

export const rental: SelfCheck = {
  code: 'rental',
  slug: 'verhuur',
  audience: 'landlords',
  pictogram: 'parcel-house',
  questions: [
    { code: 'identity-seen', weights: { no: 3, unknown: 3 }, phenomena: ['suspicious-rental'] },
    { code: 'tenant-pays', weights: { no: 3, unknown: 3 }, phenomena: ['suspicious-rental'] },
    {
      code: 'use-known',
      weights: { no: 3, unknown: 2 },
      phenomena: ['suspicious-rental', 'chemical-storage'],
    },
    { code: 'visits-agreed', weights: { no: 3, unknown: 2 }, phenomena: ['suspicious-rental'] },
    {
      code: 'knows-what-to-do',
      weights: { no: 3, unknown: 3 },
      phenomena: ['synthetic-drug-lab', 'suspicious-rental'],
    },
    { code: 'tenant-met', weights: { no: 2, unknown: 2 }, phenomena: ['suspicious-rental'] },
    { code: 'no-subletting', weights: { no: 2, unknown: 2 }, phenomena: ['suspicious-rental'] },
    { code: 'first-visit-early', weights: { no: 2, unknown: 1 }, phenomena: ['cannabis-grow-house'] },
    { code: 'power-read', weights: { no: 2, unknown: 2 }, phenomena: ['cannabis-grow-house'] },
    { code: 'neighbours-can-call', weights: { no: 1, unknown: 1 }, phenomena: ['cannabis-grow-house'] },
  ],
  texts: {
    nl: {
      title: 'Zelfcheck voor verhuur',
      name: 'Uw verhuur',
      lead: 'Tien korte vragen over wie u verhuurt en hoe. Daarna krijgt u advies dat u kunt printen. Wij bewaren niets.',
      questions: {
        'identity-seen': {
          question: 'Ziet u van elke huurder een geldig paspoort of een geldige kaart?',
          why: 'Wie uw pand wil misbruiken, laat liever niet zien wie hij is.',
          yes: 'U kijkt wie er huurt. Leg foto en gezicht naast elkaar en kijk naar de datum.',
          no: 'Vraag voor u tekent naar een geldig bewijs. Geen bewijs, geen sleutel.',
          unknown: 'Vraag uw makelaar of beheerder of en hoe hij dat bekijkt.',
        },
        'tenant-pays': {
          question: 'Betaalt de huurder zelf, via de bank?',
          why: 'Contant geld laat geen spoor na. Soms betaalt een ander voor de huurder.',
          yes: 'De huurder betaalt zelf via de bank. Let op als dat opeens verandert.',
          no: 'Neem geen contant geld aan. Vraag om een rekening op naam van de huurder.',
          unknown: 'Kijk op uw rekening van wie de huur komt. Klopt de naam?',
        },
        'use-known': {
          question: 'Weet u waarvoor de huurder de ruimte gebruikt, en klopt dat?',
          why: 'Een vaag verhaal bij de start is vaak het eerste teken.',
          yes: 'U weet wat er gebeurt. Zet het ook in het contract.',
          no: 'Vraag ernaar en zet het in het contract. Past het verhaal niet? Verhuur dan niet.',
          unknown: 'Zoek de naam op in het handelsregister. Vraag naar werk of bedrijf.',
        },
        'visits-agreed': {
          question: 'Staat in het contract dat u samen met de huurder komt kijken?',
          why: 'Zonder afspraak mag u vaak niet naar binnen. Dan ziet u ook niets.',
          yes: 'Het staat in het contract. Kom dan ook echt, en altijd met een afspraak.',
          no: 'Zet in elk nieuw contract hoe vaak u samen kijkt, en hoe u dat aankondigt.',
          unknown: 'Lees het contract na op bezoek. Vraag hulp als u het niet vindt.',
        },
        'knows-what-to-do': {
          question: 'Weet u wat u doet als u in uw pand iets verdachts merkt?',
          why: 'In een lab kan een vonk genoeg zijn voor brand. De damp kan giftig zijn.',
          yes: 'U weet wat u doet. Vertel het ook aan uw beheerder en klusser.',
          no: 'Ga niet naar binnen. Zeg niets tegen de huurder. Ga weg en meld het.',
          unknown: 'Lees het hele stappenplan in onze gids, voor u het nodig hebt.',
        },
        'tenant-met': {
          question: 'Ontmoet u elke huurder zelf, voor hij de sleutel krijgt?',
          why: 'Soms huurt iemand op zijn eigen naam voor een ander.',
          yes: 'U ontmoet elke huurder. Let erop of hij zelf de vragen stelt.',
          no: 'Geef de sleutel alleen aan de huurder zelf, in het pand.',
          unknown: 'Vraag wie de sleutel gaf, en aan wie.',
        },
        'no-subletting': {
          question: 'Mag de huurder alleen doorverhuren als u dat goedvindt?',
          why: 'Na doorverhuur weet u niet meer wie er binnen zit.',
          yes: 'U beslist over doorverhuur. Vraag dan ook wie de nieuwe huurder is.',
          no: 'Zet in het contract dat doorverhuur niet mag zonder uw ja.',
          unknown: 'Zoek in het contract het stuk over doorverhuur of onderhuur.',
        },
        'first-visit-early': {
          question: 'Komt u in de eerste drie maanden een keer langs?',
          why: 'Wie een kwekerij begint, doet dat vaak meteen na de start.',
          yes: 'U komt vroeg langs. Spreek bij de start al een datum af.',
          no: 'Spreek bij de sleutel al een datum af, binnen drie maanden.',
          unknown: 'Zet bij elk contract een datum in uw agenda.',
        },
        'power-read': {
          question: 'Ziet u hoeveel stroom en water het pand gebruikt?',
          why: 'Een kwekerij gebruikt veel stroom. Soms is er met de meter geknoeid.',
          yes: 'U ziet het verbruik. Spreek af wat u doet als het opeens stijgt.',
          no: 'Houd de meter op uw naam, of spreek af dat u hem elk kwartaal leest.',
          unknown: 'Vraag uw beheerder of het energiebedrijf wie de meter leest.',
        },
        'neighbours-can-call': {
          question: 'Weten de buren hoe zij u kunnen bereiken?',
          why: 'Buren merken het eerst dat er iets niet klopt.',
          yes: 'De buren kunnen u bereiken. Vraag er af en toe hoe het gaat.',
          no: 'Geef de buren uw nummer. Vraag hun om te bellen als iets vreemd is.',
          unknown: 'Loop een keer overdag langs bij de buren en maak kennis.',
        },
      },
    },
    en: rentalInEnglish,
    pl: rentalInPolish,
  },
};

import { harbourInEnglish } from './harbour.en.ts';
import { harbourInPolish } from './harbour.pl.ts';
import type { SelfCheck } from './self-check.schema.ts';

export const harbour: SelfCheck = {
  code: 'harbour',
  slug: 'haven',
  audience: 'harbours-and-water-sport',
  pictogram: 'parcel-harbour',
  questions: [
    { code: 'guests-registered', weights: { no: 3, unknown: 3 }, phenomena: ['harbour-signs'] },
    { code: 'identity-seen', weights: { no: 3, unknown: 3 }, phenomena: ['harbour-signs'] },
    { code: 'money-refused', weights: { no: 3, unknown: 3 }, phenomena: ['harbour-signs'] },
    { code: 'package-rules-known', weights: { no: 3, unknown: 3 }, phenomena: ['floating-package'] },
    { code: 'berth-owners-known', weights: { no: 3, unknown: 2 }, phenomena: ['harbour-signs'] },
    { code: 'berth-paid-by-bank', weights: { no: 2, unknown: 2 }, phenomena: ['suspicious-rental'] },
    { code: 'jetty-closed', weights: { no: 2, unknown: 1 }, phenomena: ['harbour-signs'] },
    { code: 'evening-round', weights: { no: 2, unknown: 2 }, phenomena: ['harbour-signs'] },
    {
      code: 'odd-boats-seen',
      weights: { no: 2, unknown: 2 },
      phenomena: ['harbour-signs', 'floating-package'],
    },
    { code: 'light-at-night', weights: { no: 1, unknown: 1 }, phenomena: ['harbour-signs'] },
  ],
  texts: {
    nl: {
      title: 'Zelfcheck voor uw haven',
      name: 'Uw haven',
      lead: 'Tien korte vragen over gasten, ligplaatsen en steigers. Daarna krijgt u advies dat u kunt printen. Wij bewaren niets.',
      questions: {
        'guests-registered': {
          question: 'Schrijft u elke gast in die in uw haven blijft slapen?',
          why: 'Wie smokkelt, ligt liever ergens waar niemand vraagt wie hij is.',
          yes: 'U schrijft elke gast in. Bewaar de lijst niet langer dan nodig.',
          no: 'Begin met een nachtregister. Onze toolbox heeft een blad om te printen.',
          unknown: 'Vraag uw havenmeester wie er inschrijft, en wat er op papier komt.',
        },
        'identity-seen': {
          question: 'Kijkt u bij een gast naar een geldig paspoort of een geldige kaart?',
          why: 'Een naam op papier zegt weinig als niemand hem bekijkt.',
          yes: 'U kijkt wie er ligt. Maak geen kopie. Kijken is genoeg.',
          no: 'Vraag bij het inschrijven om een bewijs. Leg foto en gezicht naast elkaar.',
          unknown: 'Spreek met uw mensen af wat zij vragen, en hoe.',
        },
        'money-refused': {
          question: 'Weten uw mensen wat te doen als iemand geld biedt voor een klusje?',
          why: 'Smokkelaars zoeken hulp in een haven. Het begint klein, met een sleutel of pas.',
          yes: 'Uw mensen weten het. Zeg vaak dat zij het zonder straf kunnen vertellen.',
          no: 'Spreek af: neem niets aan, zeg niets toe, en vertel het aan één vaste persoon.',
          unknown: 'Vraag in uw volgende overleg wie zoiets al eens meemaakte.',
        },
        'package-rules-known': {
          question: 'Weet iedereen wat te doen bij een pakket in het water?',
          why: 'Een pakket kan lekken. Soms komt iemand het zoeken.',
          yes: 'Iedereen weet het. Hang de regels op in het havenkantoor.',
          no: 'Spreek af: niet aanraken, niet ophalen, op afstand blijven en meteen bellen.',
          unknown: 'Vraag het aan uw mensen, ook aan wie alleen in de zomer werkt.',
        },
        'berth-owners-known': {
          question: 'Weet u van elke vaste ligplaats wie de eigenaar van de boot is?',
          why: 'Een boot zonder bekende eigenaar kan zo van hand wisselen.',
          yes: 'U kent de eigenaren. Vraag het opnieuw als een boot wordt verkocht.',
          no: 'Vraag per ligplaats wie de eigenaar is. Schrijf naam en soort boot op.',
          unknown: 'Loop de steigers langs met uw lijst en kijk wat niet klopt.',
        },
        'berth-paid-by-bank': {
          question: 'Betaalt de huurder van een ligplaats zelf, via de bank?',
          why: 'Contant geld laat geen spoor na. Soms betaalt een ander.',
          yes: 'De huurder betaalt via de bank. Let op als dat opeens verandert.',
          no: 'Vraag om te betalen van een rekening op naam van de huurder.',
          unknown: 'Kijk op uw rekening van wie het geld komt.',
        },
        'jetty-closed': {
          question: 'Is de steiger in de nacht dicht voor wie er niets te zoeken heeft?',
          why: 'Met een auto vlak bij de steiger is een lading zo weg.',
          yes: 'De steiger is dicht. Verander de code elk seizoen.',
          no: 'Sluit de steiger of de weg ernaartoe in de nacht af.',
          unknown: 'Loop er een avond langs en kijk wie er zo op kan.',
        },
        'evening-round': {
          question: 'Loopt er elke avond iemand een ronde?',
          why: 'Een ronde laat zien dat er iemand oplet.',
          yes: 'Iemand loopt een ronde. Wissel van tijd. Spreek niemand alleen aan.',
          no: 'Spreek af wie loopt. Vraag vaste gasten om mee te kijken.',
          unknown: 'Vraag wie er als laatste langs de boten komt.',
        },
        'odd-boats-seen': {
          question: 'Let u op boten die scheef liggen of zonder licht varen?',
          why: 'Een boot met verborgen lading ligt scheef of diep. Licht verraadt hem.',
          yes: 'U let op boten. Schrijf op wat vreemd is en meld het.',
          no: 'Kijk bij elke ronde naar ligging, licht en onderhoud. Ga niet aan boord.',
          unknown: 'Lees in onze gids waar u op let in een haven.',
        },
        'light-at-night': {
          question: 'Is er in de nacht licht op de steigers en bij de parkeerplaats?',
          why: 'In het donker ziet niemand wat er wordt in- of uitgeladen.',
          yes: 'Er is licht. Kijk elk seizoen of alle lampen het doen.',
          no: 'Hang lampen op die aangaan als er iets beweegt.',
          unknown: 'Kijk het een keer na als het donker is.',
        },
      },
    },
    en: harbourInEnglish,
    pl: harbourInPolish,
  },
};

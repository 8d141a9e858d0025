import type { Kit } from './kit.schema.ts';

export const drijvendPakket: Kit = {
  code: 'drijvend-pakket',
  audience: 'harbours-and-water-sport',
  phenomena: ['floating-package'],
  tone: 'serious',
  channels: ['poster', 'flyer', 'partner-newsletter', 'social-media'],
  signs: ['taped-package', 'buoy-or-transmitter', 'boat-searching', 'searchers-on-shore'],
  texts: {
    nl: {
      name: 'Drijvend pakket',
      headline: 'Drijft daar een pakket?',
      lines: [
        'Niet aanraken. Niet aan boord halen. Schrijf uw positie op en bel.',
        'Meer gezien? Meld het zonder uw naam.',
      ],
      message: 'Een pakket op zee laat u liggen: u belt en meldt de plek.',
      danger: {
        heading: 'Raak niets aan. Bel eerst.',
        sentences: [
          'Het pakket kan lekken. De inhoud is gevaarlijk voor mens en dier.',
          'Soms komen criminelen het zoeken. Blijf daarom op afstand.',
        ],
        call: [
          { number: 'coastguard', when: 'Op zee, de Kustwacht' },
          { number: 'emergency', when: 'Op het strand, of bij gevaar' },
          { number: 'anonymousTips', when: 'U weet meer, zonder uw naam' },
        ],
      },
      toDo: [
        'Blijf op afstand en bel meteen. Wacht niet tot u aan land bent.',
        'Schrijf uw positie op, de tijd en waar het heen drijft.',
        'Houd kinderen en honden weg als het op het strand ligt.',
        'Zag u een boot zoeken of mensen met lampen? Meld dat ook.',
      ],
    },
    en: {
      name: 'Floating package',
      headline: 'Is that a package floating there?',
      lines: [
        'Do not touch it. Do not take it on board. Write down your position and call.',
        'Did you see more? Report it without your name.',
      ],
      message: 'Leave a package at sea where it is: call, and report the place.',
      danger: {
        heading: 'Touch nothing. Call first.',
        sentences: [
          'The package can leak. What is in it is dangerous for people and animals.',
          'Sometimes criminals come and look for it. So keep your distance.',
        ],
        call: [
          { number: 'coastguard', when: 'At sea, the Coastguard' },
          { number: 'emergency', when: 'On the beach, or in danger' },
          { number: 'anonymousTips', when: 'You know more, without your name' },
        ],
      },
      toDo: [
        'Keep your distance and call at once. Do not wait until you are ashore.',
        'Write down your position, the time and where it is drifting.',
        'Keep children and dogs away when it lies on the beach.',
        'Did you see a boat searching or people with lamps? Report that too.',
      ],
    },
    pl: {
      name: 'Pływający pakunek',
      headline: 'Czy tam pływa pakunek?',
      lines: [
        'Nie dotykaj. Nie bierz na pokład. Zapisz pozycję i zadzwoń.',
        'Wiesz więcej? Zgłoś to bez podawania nazwiska.',
      ],
      message: 'Pakunek na morzu zostaw tam, gdzie jest: zadzwoń i podaj miejsce.',
      danger: {
        heading: 'Niczego nie dotykaj. Najpierw zadzwoń.',
        sentences: [
          'Pakunek może przeciekać. To, co jest w środku, jest groźne dla ludzi i zwierząt.',
          'Czasem szukają go przestępcy. Dlatego trzymaj się z daleka.',
        ],
        call: [
          { number: 'coastguard', when: 'Na morzu, Straż Przybrzeżna (Kustwacht)' },
          { number: 'emergency', when: 'Na plaży albo w niebezpieczeństwie' },
          { number: 'anonymousTips', when: 'Wiesz więcej, bez podawania nazwiska' },
        ],
      },
      toDo: [
        'Trzymaj się z daleka i od razu zadzwoń. Nie czekaj do powrotu na ląd.',
        'Zapisz pozycję, godzinę i kierunek, w którym pakunek dryfuje.',
        'Na plaży nie pozwól podejść dzieciom i psom.',
        'Jakaś łódź czegoś szuka albo widać ludzi z latarkami? To też zgłoś.',
      ],
    },
  },
};

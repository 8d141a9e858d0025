import type { Kit } from './kit.schema.ts';

export const hennepInDeStraat: Kit = {
  code: 'hennep-in-de-straat',
  audience: 'residents',
  phenomena: ['cannabis-grow-house'],
  tone: 'calm',
  channels: ['letter', 'flyer', 'door-to-door', 'social-media'],
  signs: ['hemp-smell', 'windows-covered', 'fans-or-hum', 'heat-or-no-snow'],
  texts: {
    nl: {
      name: 'Hennep in de straat',
      headline: 'Altijd zomer op die zolder?',
      lines: [
        'De ramen zijn dicht. Het zoemt dag en nacht. Het dak heeft nooit sneeuw.',
        'Een kwekerij kan de straat in brand zetten. Meld het zonder uw naam.',
      ],
      message: 'Een hennepkwekerij is een brandgevaar voor de hele straat.',
      danger: {
        heading: 'Ga niet zelf kijken.',
        sentences: [
          'Gestolen stroom en hete lampen geven vaak brand.',
          'Ziet u rook, of ruikt u brand of gas? Ga naar buiten en waarschuw uw buren.',
          'Bel niet aan bij het huis en spreek niemand aan.',
        ],
        call: [
          { number: 'emergency', when: 'Brand, rook, gas of iemand in gevaar' },
          { number: 'anonymousTips', when: 'Een vermoeden, zonder uw naam' },
        ],
      },
      toDo: [
        'Onthoud wat u ruikt, hoort en ziet vanaf de straat.',
        'Schrijf op wanneer er mensen of busjes komen.',
        'Praat er niet over in een appgroep van de buurt.',
        'Meld ook als u twijfelt. Een vermoeden is genoeg.',
      ],
    },
    en: {
      name: 'Cannabis in the street',
      headline: 'Always summer in that attic?',
      lines: [
        'The windows are covered. It hums day and night. There is never snow on the roof.',
        'A grow house can set the street on fire. Report it without your name.',
      ],
      message: 'A cannabis grow house is a fire risk for the whole street.',
      danger: {
        heading: 'Do not go and look yourself.',
        sentences: [
          'Stolen electricity and hot lamps often cause a fire.',
          'Do you see smoke, or smell fire or gas? Go outside and warn your neighbours.',
          'Do not ring the bell of that house and speak to nobody there.',
        ],
        call: [
          { number: 'emergency', when: 'Fire, smoke, gas or somebody in danger' },
          { number: 'anonymousTips', when: 'A suspicion, without your name' },
        ],
      },
      toDo: [
        'Remember what you smell, hear and see from the street.',
        'Write down when people or vans come.',
        'Do not talk about it in a chat group of the neighbourhood.',
        'Report also when in doubt. A suspicion is enough.',
      ],
    },
    pl: {
      name: 'Konopie na ulicy',
      headline: 'Na tym strychu zawsze lato?',
      lines: [
        'Okna są zasłonięte. Buczy dzień i noc. Na dachu nigdy nie ma śniegu.',
        'Uprawa może podpalić całą ulicę. Zgłoś to bez podawania nazwiska.',
      ],
      message: 'Uprawa konopi to ryzyko pożaru dla całej ulicy.',
      danger: {
        heading: 'Nie sprawdzaj tego na własną rękę.',
        sentences: [
          'Kradziony prąd i gorące lampy często wywołują pożar.',
          'Widzisz dym albo czujesz ogień lub gaz? Wyjdź na zewnątrz i ostrzeż sąsiadów.',
          'Nie dzwoń do drzwi tego domu i nikogo nie zaczepiaj.',
        ],
        call: [
          { number: 'emergency', when: 'Pożar, dym, gaz lub człowiek w niebezpieczeństwie' },
          { number: 'anonymousTips', when: 'Podejrzenie, bez podawania nazwiska' },
        ],
      },
      toDo: [
        'Zapamiętaj, co czuć, słychać i widać od strony ulicy.',
        'Zapisz, kiedy przyjeżdżają ludzie lub busy.',
        'Nie rozmawiaj o tym w grupie sąsiedzkiej na telefonie.',
        'Zgłoś także w razie wątpliwości. Podejrzenie wystarczy.',
      ],
    },
  },
};

import type { Kit } from './kit.schema.ts';

export const drugsafvalInDeSloot: Kit = {
  code: 'drugsafval-in-de-sloot',
  audience: 'farmers-and-barn-owners',
  phenomena: ['drug-waste-dump'],
  tone: 'serious',
  channels: ['letter', 'poster', 'local-paper', 'municipal-website', 'partner-newsletter'],
  signs: ['barrels-and-jerrycans', 'coloured-water', 'foam-or-dead-fish', 'vans-at-night'],
  texts: {
    nl: {
      name: 'Drugsafval in de sloot',
      headline: 'Wat ligt er in uw sloot?',
      lines: [
        'Vaten in de berm. Water met een kleur. Een bus zonder licht op de dijk.',
        'Blijf weg en bel. Meld wat u zag zonder uw naam.',
      ],
      message: 'Drugsafval laat u liggen: blijf weg, bel, en meld wat u zag.',
      danger: {
        heading: 'Raak niets aan. Ga weg en bel.',
        sentences: [
          'Het afval kan giftig zijn, bijten of vlam vatten. Ook de damp is gevaarlijk.',
          'Blijf minstens 25 meter weg. Ziet u vuur of rook, of ruikt u gas? Dan minstens 100 meter.',
          'Sta met de wind in uw rug. Houd kinderen, honden en vee weg.',
        ],
        call: [
          { number: 'emergency', when: 'U vindt vaten, of er is gevaar' },
          { number: 'police', when: 'Het is al opgeruimd, of u zag iets eerder' },
          { number: 'anonymousTips', when: 'U weet wie het deed, zonder uw naam' },
        ],
      },
      toDo: [
        'Ga terug langs de weg die u kwam.',
        'Bel en zeg waar het ligt. Noem een paal, bord of kruising.',
        'Ruim niets op en spuit niets weg.',
        'Zag u een bus of aanhanger? Meld kleur, soort en tijd.',
      ],
    },
    en: {
      name: 'Drug waste in the ditch',
      headline: 'What is lying in your ditch?',
      lines: [
        'Barrels in the verge. Water with a colour. A van without lights on the dyke.',
        'Stay away and call. Report what you saw without your name.',
      ],
      message: 'Leave drug waste where it is: stay away, call, and report what you saw.',
      danger: {
        heading: 'Touch nothing. Go away and call.',
        sentences: [
          'The waste can be toxic, burn your skin or catch fire. The fumes are dangerous too.',
          'Stay at least 25 metres away. Do you see fire or smoke, or smell gas? Then at least 100 metres.',
          'Stand with the wind at your back. Keep children, dogs and cattle away.',
        ],
        call: [
          { number: 'emergency', when: 'You find barrels, or there is danger' },
          { number: 'police', when: 'It was cleared already, or you saw something earlier' },
          { number: 'anonymousTips', when: 'You know who did it, without your name' },
        ],
      },
      toDo: [
        'Go back the way you came.',
        'Call and say where it is. Name a post, sign or crossing.',
        'Do not clear anything up and do not hose it away.',
        'Did you see a van or trailer? Report colour, kind and time.',
      ],
    },
    pl: {
      name: 'Odpady narkotykowe w rowie',
      headline: 'Co leży w twoim rowie?',
      lines: [
        'Beczki na poboczu. Woda o dziwnym kolorze. Bus bez świateł na wale.',
        'Nie podchodź i zadzwoń. Zgłoś to bez podawania nazwiska.',
      ],
      message: 'Odpady narkotykowe zostaw na miejscu: nie podchodź, zadzwoń i zgłoś.',
      danger: {
        heading: 'Niczego nie dotykaj. Odejdź i zadzwoń.',
        sentences: [
          'Odpady mogą być trujące, żrące lub łatwopalne. Opary też są groźne.',
          'Nie podchodź bliżej niż 25 metrów. Widzisz ogień lub dym albo czujesz gaz? Odejdź co najmniej 100 metrów.',
          'Stań z wiatrem w plecy. Nie pozwól podejść dzieciom, psom ani bydłu.',
        ],
        call: [
          { number: 'emergency', when: 'Leżą tam beczki albo coś zagraża' },
          { number: 'police', when: 'Już posprzątane albo działo się to wcześniej' },
          { number: 'anonymousTips', when: 'Wiesz, kto to zrobił, bez podawania nazwiska' },
        ],
      },
      toDo: [
        'Wróć tą samą drogą.',
        'Zadzwoń i powiedz, gdzie to leży. Podaj słupek, znak lub skrzyżowanie.',
        'Niczego nie sprzątaj i niczego nie spłukuj.',
        'Był tam bus lub przyczepa? Zgłoś kolor, rodzaj i godzinę.',
      ],
    },
  },
};

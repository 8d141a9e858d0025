import type { Kit } from './kit.schema.ts';

export const bedrijventerrein: Kit = {
  code: 'bedrijventerrein',
  audience: 'business-parks',
  phenomena: ['synthetic-drug-lab', 'cocaine-processing', 'chemical-storage', 'suspicious-rental'],
  tone: 'calm',
  channels: ['letter', 'poster', 'event', 'partner-newsletter', 'municipal-website'],
  signs: ['vans-at-night', 'cameras-and-locks', 'barrels-and-jerrycans', 'chemical-smell'],
  texts: {
    nl: {
      name: 'Bedrijventerrein',
      headline: 'Wie werkt hier ’s nachts?',
      lines: [
        'Geen naam op de deur. Wel busjes in de nacht, en vaten achter de loods.',
        'Klopt er iets niet? Meld het zonder uw naam.',
      ],
      message: 'Let samen op elkaars loodsen, en meld wat niet bij een bedrijf past.',
      danger: {
        heading: 'Ga er niet heen. Houd afstand.',
        sentences: [
          'In een loods met chemische stoffen kan het ontploffen. De damp kan giftig zijn.',
          'Blijf minstens 25 meter weg. Ziet u vuur of rook, of ruikt u gas? Dan minstens 100 meter.',
          'Sta met de wind in uw rug. Spreek niemand aan en volg niemand.',
        ],
        call: [
          { number: 'emergency', when: 'Brand, rook, gas of iemand in gevaar' },
          { number: 'anonymousTips', when: 'Een vermoeden, zonder uw naam' },
          { number: 'police', when: 'Geen spoed, wel de politie' },
        ],
      },
      toDo: [
        'Weet wie uw buren zijn. Maak een lijst van bedrijven op het terrein.',
        'Spreek af wie een melding doet, en met wie u overlegt.',
        'Zet lampen aan bij donkere hoeken en lege loodsen.',
        'Meld wat u vanaf de weg ziet, hoort of ruikt. Ga niet naar binnen.',
      ],
    },
    en: {
      name: 'Business park',
      headline: 'Who works here at night?',
      lines: [
        'No name on the door. But vans at night, and barrels behind the warehouse.',
        'Does something look wrong? Report it without your name.',
      ],
      message: 'Watch each other’s buildings, and report what does not fit a business.',
      danger: {
        heading: 'Do not go there. Keep your distance.',
        sentences: [
          'A warehouse with chemicals can explode. The fumes can be toxic.',
          'Stay at least 25 metres away. Do you see fire or smoke, or smell gas? Then at least 100 metres.',
          'Stand with the wind at your back. Speak to nobody there and follow nobody.',
        ],
        call: [
          { number: 'emergency', when: 'Fire, smoke, gas or somebody in danger' },
          { number: 'anonymousTips', when: 'A suspicion, without your name' },
          { number: 'police', when: 'No hurry, but for the police' },
        ],
      },
      toDo: [
        'Know your neighbours. Make a list of the businesses on the park.',
        'Agree who reports, and with whom you talk about it.',
        'Light up dark corners and empty buildings.',
        'Report what you see, hear or smell from the road. Do not go inside.',
      ],
    },
    pl: {
      name: 'Teren firmowy',
      headline: 'Kto tu pracuje w nocy?',
      lines: [
        'Na drzwiach nie ma nazwy. Są za to nocne busy i beczki za halą.',
        'Coś się nie zgadza? Zgłoś to bez podawania nazwiska.',
      ],
      message: 'Pilnujcie razem swoich hal i zgłaszajcie to, co nie pasuje do firmy.',
      danger: {
        heading: 'Nie idź tam. Zachowaj odległość.',
        sentences: [
          'W hali z chemikaliami może dojść do wybuchu. Opary mogą być trujące.',
          'Nie podchodź bliżej niż 25 metrów. Widzisz ogień lub dym albo czujesz gaz? Odejdź co najmniej 100 metrów.',
          'Stań z wiatrem w plecy. Nikogo nie zaczepiaj i za nikim nie idź.',
        ],
        call: [
          { number: 'emergency', when: 'Pożar, dym, gaz lub człowiek w niebezpieczeństwie' },
          { number: 'anonymousTips', when: 'Podejrzenie, bez podawania nazwiska' },
          { number: 'police', when: 'Sprawa niepilna, ale dla policji' },
        ],
      },
      toDo: [
        'Wiedz, kim są sąsiedzi. Zróbcie listę firm na terenie.',
        'Ustalcie, kto zgłasza i z kim się naradza.',
        'Oświetlcie ciemne kąty i puste hale.',
        'Zgłoś, co widać, słychać lub czuć od strony drogi. Nie wchodź do środka.',
      ],
    },
  },
};

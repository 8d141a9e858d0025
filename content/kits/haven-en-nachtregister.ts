import type { Kit } from './kit.schema.ts';

export const havenEnNachtregister: Kit = {
  code: 'haven-en-nachtregister',
  audience: 'harbours-and-water-sport',
  phenomena: ['harbour-signs', 'floating-package'],
  tone: 'calm',
  channels: ['letter', 'poster', 'event', 'partner-newsletter'],
  signs: ['boat-without-lights', 'boat-searching', 'searchers-on-shore', 'vans-at-night'],
  texts: {
    nl: {
      name: 'Haven en nachtregister',
      headline: 'Wie ligt er vannacht in de haven?',
      lines: [
        'Een boot die scheef ligt. Een schipper die niets van varen weet. Geen licht.',
        'Schrijf elke gast in. Klopt het niet? Meld het zonder uw naam.',
      ],
      message: 'Een haven die elke gast inschrijft, is geen goede plek voor smokkel.',
      danger: {
        heading: 'Ga niet aan boord. Spreek niemand aan.',
        sentences: [
          'Wie smokkelt, wil niet gezien worden. Blijf op afstand.',
          'Ligt er een pakket in het water? Raak het niet aan en haal het niet op.',
        ],
        call: [
          { number: 'emergency', when: 'In de haven of op de kade, bij gevaar' },
          { number: 'coastguard', when: 'Op zee, de Kustwacht' },
          { number: 'anonymousTips', when: 'Een vermoeden, zonder uw naam' },
        ],
      },
      toDo: [
        'Vraag elke gast naar een bewijs van wie hij is. Schrijf de boot in.',
        'Kijk op de steiger naar licht, ligging en onderhoud van een boot.',
        'Let op auto’s die in de nacht bij de steiger wachten.',
        'Schrijf naam, kleur en soort van de boot op, als dat veilig kan.',
      ],
    },
    en: {
      name: 'Harbour and night register',
      headline: 'Who is in the harbour tonight?',
      lines: [
        'A boat that lies askew. A skipper who knows nothing of sailing. No lights.',
        'Register every guest. Something wrong? Report it without your name.',
      ],
      message: 'A harbour that registers every guest is no good place for smuggling.',
      danger: {
        heading: 'Do not go on board. Speak to nobody there.',
        sentences: [
          'Smugglers do not want to be seen. Keep your distance.',
          'Is there a package in the water? Do not touch it and do not pick it up.',
        ],
        call: [
          { number: 'emergency', when: 'In the harbour or on the quay, in danger' },
          { number: 'coastguard', when: 'At sea, the Coastguard' },
          { number: 'anonymousTips', when: 'A suspicion, without your name' },
        ],
      },
      toDo: [
        'Ask every guest for proof of who he is. Register the boat.',
        'Look from the jetty at the lights, position and upkeep of a boat.',
        'Watch for cars that wait near the jetty at night.',
        'Write down name, colour and kind of the boat, if that is safe.',
      ],
    },
    pl: {
      name: 'Port i rejestr nocny',
      headline: 'Kto stoi tej nocy w porcie?',
      lines: [
        'Przechylona łódź. Szyper, który nie zna się na żegludze. Brak świateł.',
        'Wpisuj każdego gościa. Coś nie gra? Zgłoś to bez podawania nazwiska.',
      ],
      message: 'Port, który wpisuje każdego gościa, to złe miejsce na przemyt.',
      danger: {
        heading: 'Nie wchodź na pokład. Nikogo nie zaczepiaj.',
        sentences: [
          'Przemytnicy nie chcą być widziani. Trzymaj się z daleka.',
          'W wodzie leży pakunek? Nie dotykaj go i nie wyławiaj.',
        ],
        call: [
          { number: 'emergency', when: 'W porcie lub na nabrzeżu, w niebezpieczeństwie' },
          { number: 'coastguard', when: 'Na morzu, Straż Przybrzeżna (Kustwacht)' },
          { number: 'anonymousTips', when: 'Podejrzenie, bez podawania nazwiska' },
        ],
      },
      toDo: [
        'Poproś każdego gościa o dokument. Wpisz łódź do rejestru.',
        'Z pomostu sprawdź światła, zanurzenie i stan łodzi.',
        'Zwracaj uwagę na auta, które nocą czekają przy pomoście.',
        'Zapisz nazwę, kolor i rodzaj łodzi, jeśli to bezpieczne.',
      ],
    },
  },
};

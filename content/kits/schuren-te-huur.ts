import type { Kit } from './kit.schema.ts';

export const schurenTeHuur: Kit = {
  code: 'schuren-te-huur',
  audience: 'farmers-and-barn-owners',
  phenomena: ['suspicious-rental', 'synthetic-drug-lab', 'chemical-storage', 'cannabis-grow-house'],
  tone: 'curious',
  channels: ['letter', 'poster', 'event', 'partner-newsletter'],
  signs: ['cash-rent', 'windows-covered', 'tenant-keeps-out', 'chemical-smell'],
  texts: {
    nl: {
      name: 'Schuren te huur?',
      headline: 'Wie huurt uw schuur?',
      lines: [
        'Hij betaalt contant. De ramen zijn dicht. U mag niet naar binnen.',
        'Vertrouwt u het niet? Meld het zonder uw naam.',
      ],
      message: 'Weet wie uw schuur huurt, en meld het als het niet klopt.',
      danger: {
        heading: 'Ga niet naar binnen om te kijken.',
        sentences: [
          'In de schuur kan giftige damp hangen. Een vonk kan genoeg zijn voor brand.',
          'Blijf minstens 25 meter weg. Ziet u vuur of rook, of ruikt u gas? Dan minstens 100 meter.',
          'Sta met de wind in uw rug. Spreek de huurder er niet op aan.',
        ],
        call: [
          { number: 'emergency', when: 'Brand, rook, gas of iemand in gevaar' },
          { number: 'anonymousTips', when: 'Een vermoeden, zonder uw naam' },
        ],
      },
      toDo: [
        'Vraag een nieuwe huurder wie hij is en wat hij gaat doen.',
        'Laat de huur over de bank gaan. Schrijf alles in een contract.',
        'Spreek in het contract af dat u samen met de huurder komt kijken.',
        'Vertrouwt u het niet? Ga er dan niet heen, maar meld het.',
      ],
    },
    en: {
      name: 'Barns for rent?',
      headline: 'Who rents your barn?',
      lines: [
        'He pays in cash. The windows are covered. You may not come in.',
        'Does it feel wrong? Report it without your name.',
      ],
      message: 'Know who rents your barn, and report it when something is wrong.',
      danger: {
        heading: 'Do not go inside to look.',
        sentences: [
          'There can be toxic fumes in the barn. One spark can be enough for a fire.',
          'Stay at least 25 metres away. Do you see fire or smoke, or smell gas? Then at least 100 metres.',
          'Stand with the wind at your back. Do not ask the tenant about it.',
        ],
        call: [
          { number: 'emergency', when: 'Fire, smoke, gas or somebody in danger' },
          { number: 'anonymousTips', when: 'A suspicion, without your name' },
        ],
      },
      toDo: [
        'Ask a new tenant who he is and what he is going to do.',
        'Have the rent paid through the bank. Put everything in a contract.',
        'Agree in the contract that you and the tenant look inside together.',
        'Does it feel wrong? Then do not go there, but report it.',
      ],
    },
    pl: {
      name: 'Stodoły do wynajęcia?',
      headline: 'Kto wynajmuje twoją stodołę?',
      lines: [
        'Płaci gotówką. Okna są zasłonięte. Właścicielowi nie wolno wejść.',
        'Coś budzi nieufność? Zgłoś to bez podawania nazwiska.',
      ],
      message: 'Wiedz, kto wynajmuje stodołę, i zgłoś, gdy coś się nie zgadza.',
      danger: {
        heading: 'Nie wchodź do środka, żeby sprawdzić.',
        sentences: [
          'W stodole mogą być trujące opary. Jedna iskra może wywołać pożar.',
          'Nie podchodź bliżej niż 25 metrów. Widzisz ogień lub dym albo czujesz gaz? Odejdź co najmniej 100 metrów.',
          'Stań z wiatrem w plecy. Nie pytaj o to najemcy.',
        ],
        call: [
          { number: 'emergency', when: 'Pożar, dym, gaz lub człowiek w niebezpieczeństwie' },
          { number: 'anonymousTips', when: 'Podejrzenie, bez podawania nazwiska' },
        ],
      },
      toDo: [
        'Zapytaj nowego najemcę, kim jest i co będzie robić.',
        'Czynsz niech idzie przez bank. Wszystko zapiszcie w umowie.',
        'Zapiszcie w umowie, że zaglądacie do środka razem z najemcą.',
        'Coś budzi nieufność? Nie idź tam, tylko to zgłoś.',
      ],
    },
  },
};

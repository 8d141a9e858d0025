import type { Kit } from './kit.schema.ts';

/** Goes with a smell event: visitors of a market smell a safe imitation and know it again at home. */
export const xtcParfumActie: Kit = {
  code: 'xtc-parfum-actie',
  audience: 'residents',
  phenomena: ['synthetic-drug-lab', 'drug-waste-dump'],
  tone: 'curious',
  channels: ['event', 'flyer', 'local-paper', 'social-media'],
  signs: ['sweet-aniseed-smell', 'chemical-smell', 'fans-or-hum', 'windows-covered'],
  texts: {
    nl: {
      name: 'XTC-parfum-actie',
      headline: 'Ruikt u dat ook?',
      lines: [
        'Anijs, maar niemand bakt. Nagellak, maar niemand lakt.',
        'Ruikt u het vaker? Meld het zonder uw naam.',
      ],
      message: 'Een drugslab ruikt u vaak eerder dan u het ziet.',
      danger: {
        heading: 'Loop niet op de geur af.',
        sentences: [
          'De damp kan giftig zijn. Een lab kan ontploffen.',
          'Blijf minstens 25 meter weg. Ziet u vuur of rook, of ruikt u gas? Dan minstens 100 meter.',
          'Sta met de wind in uw rug. Dan waait de damp van u weg.',
        ],
        call: [
          { number: 'emergency', when: 'Gas, rook, brand, of u wordt er ziek van' },
          { number: 'anonymousTips', when: 'Een vermoeden, zonder uw naam' },
        ],
      },
      toDo: [
        'Onthoud waar en op welke dagen u het rook.',
        'Schrijf op wat voor geur het was: zoet, scherp, anijs of nagellak.',
        'Loop gewoon door. Zoek niet zelf waar het vandaan komt.',
        'Meld ook als u twijfelt. Een vermoeden is genoeg.',
      ],
    },
    en: {
      name: 'XTC perfume',
      headline: 'Do you smell that too?',
      lines: [
        'Aniseed, but nobody bakes. Nail polish, but nobody paints.',
        'Do you smell it more often? Report it without your name.',
      ],
      message: 'You often smell a drug lab before you see it.',
      danger: {
        heading: 'Do not walk towards the smell.',
        sentences: [
          'The fumes can be toxic. A lab can explode.',
          'Stay at least 25 metres away. Do you see fire or smoke, or smell gas? Then at least 100 metres.',
          'Stand with the wind at your back. Then the fumes blow away from you.',
        ],
        call: [
          { number: 'emergency', when: 'Gas, smoke, fire, or it makes you ill' },
          { number: 'anonymousTips', when: 'A suspicion, without your name' },
        ],
      },
      toDo: [
        'Remember where and on which days you smelt it.',
        'Write down what it smelt like: sweet, sharp, aniseed or nail polish.',
        'Just walk on. Do not search for where it comes from.',
        'Report also when in doubt. A suspicion is enough.',
      ],
    },
    pl: {
      name: 'Perfumy XTC',
      headline: 'Też to czujesz?',
      lines: [
        'Anyż, choć nikt nie piecze. Lakier do paznokci, choć nikt nie maluje.',
        'Czujesz to częściej? Zgłoś to bez podawania nazwiska.',
      ],
      message: 'Laboratorium narkotyków często najpierw czuć, a potem widać.',
      danger: {
        heading: 'Nie idź w stronę zapachu.',
        sentences: [
          'Opary mogą być trujące. Laboratorium może wybuchnąć.',
          'Nie podchodź bliżej niż 25 metrów. Widzisz ogień lub dym albo czujesz gaz? Odejdź co najmniej 100 metrów.',
          'Stań z wiatrem w plecy. Wtedy wiatr odpycha opary.',
        ],
        call: [
          { number: 'emergency', when: 'Gaz, dym, pożar albo złe samopoczucie' },
          { number: 'anonymousTips', when: 'Podejrzenie, bez podawania nazwiska' },
        ],
      },
      toDo: [
        'Zapamiętaj, gdzie i w jakie dni czuć było ten zapach.',
        'Zapisz, jaki to zapach: słodki, ostry, anyżowy czy jak lakier do paznokci.',
        'Idź spokojnie dalej. Nie szukaj źródła zapachu.',
        'Zgłoś także w razie wątpliwości. Podejrzenie wystarczy.',
      ],
    },
  },
};

import type { SelfCheckWords } from './self-check.schema.ts';

export const yardInPolish: SelfCheckWords = {
  title: 'Samokontrola gospodarstwa',
  name: 'Gospodarstwo',
  lead: 'Dziesięć krótkich pytań o podwórze, stodoły i ziemię. Potem porady do wydrukowania. Niczego nie zapisujemy.',
  questions: {
    'users-known': {
      question: 'Czy wiadomo, kto używa wszystkich stodół, obór i magazynów?',
      why: 'Laboratorium narkotyków jest często w wynajętej stodole. Właściciel czasem o tym nie wie.',
      yes: 'Wiadomo, kto używa budynków. Proszę poprawiać listę, gdy coś się zmieni.',
      no: 'Proszę zrobić listę wszystkich pomieszczeń. Zapytać każdego, kim jest i co tam robi.',
      unknown: 'Proszę przejrzeć wszystkie pomieszczenia na papierze. Zapisać, kto ma klucz i po co.',
    },
    'visits-agreed': {
      question: 'Czy są stałe terminy wizyt w tym, co jest wynajęte lub pożyczone?',
      why: 'Kto coś ukrywa, nie chce wizyt. Stały termin odstrasza.',
      yes: 'Są stałe terminy wizyt. Proszę tak dalej robić, zawsze razem z najemcą.',
      no: 'Proszę wpisać do umowy wspólne wizyty. A potem naprawdę przychodzić o stałej porze.',
      unknown: 'Proszę sprawdzić, co umowa mówi o wizytach. Nic? Trzeba to teraz uzgodnić.',
    },
    'all-know-what-to-do': {
      question: 'Czy wszyscy w gospodarstwie wiedzą, co robić przy beczkach lub dziwnym zapachu?',
      why: 'Odpady narkotykowe są trujące i mogą wybuchnąć. Kto podchodzi lub sprząta, ryzykuje.',
      yes: 'Wszyscy wiedzą, co robić. Proszę to powtarzać, gdy przychodzą nowi ludzie.',
      no: 'Proszę uzgodnić to dziś. Nie dotykać, 25 metrów dalej, wiatr w plecy i dzwonić.',
      unknown: 'Proszę zapytać rodzinę i pracowników. Zasady powiesić przy drzwiach.',
    },
    'buildings-locked': {
      question: 'Czy puste stodoły, obory i kontenery są zamknięte na klucz?',
      why: 'W otwartym budynku łatwo zostawić odpady lub rzeczy.',
      yes: 'Puste budynki są zamknięte. Proszę co sezon sprawdzać zamki.',
      no: 'Proszę zamknąć puste budynki. Zabrać drabiny i luźne drzwi.',
      unknown: 'Proszę obejść budynki w dzień i sprawdzić, które drzwi się otwierają.',
    },
    'lanes-closed': {
      question: 'Czy stare wjazdy i drogi na pola są zamknięte?',
      why: 'Kto porzuca odpady, szuka cichej drogi, gdzie bus może zawrócić.',
      yes: 'Ciche drogi są zamknięte. Proszę czasem sprawdzić, czy brama stoi.',
      no: 'Proszę zamknąć nieużywaną drogę. Pomaga brama, szlaban lub rów.',
      unknown: 'Proszę objechać pola w dzień. Sprawdzić, gdzie bus wjedzie niezauważony.',
    },
    'manure-and-ditches': {
      question: 'Czy ktoś zwraca uwagę na kolor i zapach gnojowicy, rowu i studzienki?',
      why: 'Odpady narkotykowe trafiają czasem do gnojowicy lub rowu. Szkodzi to trawie i zwierzętom.',
      yes: 'Ktoś pilnuje gnojowicy i wody. Dzięki temu szybko widać zmianę.',
      no: 'Proszę patrzeć co tydzień z daleka. Pieni się lub śmierdzi? Nie podchodzić i dzwonić.',
      unknown: 'Proszę wybrać stały dzień na kontrolę. Zapisać, co jest zwykłe, wtedy widać zmianę.',
    },
    'power-read': {
      question: 'Czy licznik w wynajętych pomieszczeniach jest odczytywany co miesiąc?',
      why: 'Uprawa lub laboratorium zużywa dużo prądu i wody. Licznik to pokazuje.',
      yes: 'Licznik jest odczytywany. Proszę też ustalić, co robić, gdy zużycie nagle rośnie.',
      no: 'Proszę założyć osobny licznik dla każdego pomieszczenia. Odczytywać co miesiąc.',
      unknown: 'Proszę zapytać elektryka, który licznik należy do którego pomieszczenia.',
    },
    'substances-locked': {
      question: 'Czy butle z gazem, kwasy i puste beczki są pod kluczem?',
      why: 'Kto robi narkotyki, szuka gazu, kwasu i beczek. Czasem bierze je z gospodarstwa.',
      yes: 'Substancje i beczki są pod kluczem. Proszę je czasem policzyć.',
      no: 'Proszę trzymać je w zamkniętym miejscu. Puste beczki oddać.',
      unknown: 'Proszę zrobić listę, co jest i gdzie stoi.',
    },
    'light-at-night': {
      question: 'Czy w nocy zapala się światło, gdy ktoś podchodzi do stodół?',
      why: 'Po ciemku nikt nie widzi, co się ładuje lub wyładowuje.',
      yes: 'Światło się zapala. Proszę ustawić lampę tak, żeby nie przeszkadzała sąsiadom.',
      no: 'Proszę powiesić lampę, która zapala się przy ruchu.',
      unknown: 'Proszę to raz sprawdzić po zmroku, z domu.',
    },
    'neighbours-watch': {
      question: 'Czy sąsiedzi patrzą na gospodarstwo, gdy nikogo nie ma?',
      why: 'Sąsiedzi widzą więcej. Muszą tylko wiedzieć, że mogą zadzwonić.',
      yes: 'Sąsiedzi patrzą. Proszę robić to samo dla nich.',
      no: 'Proszę umówić się z sąsiadem na wzajemną pomoc. Nigdy nie iść sprawdzać samemu.',
      unknown: 'Proszę poprosić sąsiadów o telefon, gdy zobaczą coś dziwnego.',
    },
  },
};

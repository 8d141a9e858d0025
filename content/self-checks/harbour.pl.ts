import type { SelfCheckWords } from './self-check.schema.ts';

export const harbourInPolish: SelfCheckWords = {
  title: 'Samokontrola portu',
  name: 'Port',
  lead: 'Dziesięć krótkich pytań o gości, miejsca postoju i pomosty. Potem porady do wydrukowania. Niczego nie zapisujemy.',
  questions: {
    'guests-registered': {
      question: 'Czy każdy gość, który nocuje w porcie, jest wpisywany?',
      why: 'Kto przemyca, woli miejsce, gdzie nikt nie pyta, kim jest.',
      yes: 'Każdy gość jest wpisany. Proszę nie trzymać listy dłużej, niż trzeba.',
      no: 'Proszę założyć rejestr nocny. W naszym zestawie jest kartka do druku.',
      unknown: 'Proszę zapytać bosmana, kto wpisuje gości i co zapisuje.',
    },
    'identity-seen': {
      question: 'Czy ktoś ogląda ważny paszport lub dowód gościa?',
      why: 'Nazwisko na papierze mówi mało, gdy nikt go nie sprawdza.',
      yes: 'Wiadomo, kto stoi. Proszę nie robić kopii. Wystarczy obejrzeć.',
      no: 'Proszę przy wpisie poprosić o dokument. Porównać zdjęcie z twarzą.',
      unknown: 'Proszę ustalić z pracownikami, o co pytają i jak.',
    },
    'money-refused': {
      question: 'Czy pracownicy wiedzą, co robić, gdy ktoś daje pieniądze za przysługę?',
      why: 'Przemytnicy szukają pomocy w porcie. Zaczyna się od klucza lub karty.',
      yes: 'Pracownicy wiedzą. Proszę często mówić, że mogą o tym powiedzieć bez kary.',
      no: 'Proszę ustalić: nic nie brać, nic nie obiecać i powiedzieć jednej osobie.',
      unknown: 'Proszę zapytać na następnym zebraniu, komu się to zdarzyło.',
    },
    'package-rules-known': {
      question: 'Czy wszyscy wiedzą, co robić z paczką w wodzie?',
      why: 'Paczka może ciec. Czasem ktoś przychodzi jej szukać.',
      yes: 'Wszyscy wiedzą. Proszę powiesić zasady w biurze portu.',
      no: 'Proszę ustalić: nie dotykać, nie wyciągać, trzymać się z daleka i od razu dzwonić.',
      unknown: 'Proszę zapytać pracowników, także tych, którzy pracują tylko latem.',
    },
    'berth-owners-known': {
      question: 'Czy wiadomo, kto jest właścicielem łodzi na każdym stałym miejscu?',
      why: 'Łódź bez znanego właściciela łatwo zmienia ręce.',
      yes: 'Właściciele są znani. Proszę pytać znowu, gdy łódź jest sprzedana.',
      no: 'Proszę zapytać o właściciela na każdym miejscu. Zapisać nazwisko i rodzaj łodzi.',
      unknown: 'Proszę przejść po pomostach z listą i zobaczyć, co się nie zgadza.',
    },
    'berth-paid-by-bank': {
      question: 'Czy najemca miejsca płaci sam, przez bank?',
      why: 'Gotówka nie zostawia śladu. Czasem płaci ktoś inny.',
      yes: 'Najemca płaci przez bank. Proszę uważać, gdy to się nagle zmieni.',
      no: 'Proszę prosić o zapłatę z konta na nazwisko najemcy.',
      unknown: 'Proszę sprawdzić na koncie, od kogo są pieniądze.',
    },
    'jetty-closed': {
      question: 'Czy pomost jest w nocy zamknięty dla obcych?',
      why: 'Gdy auto stoi przy pomoście, ładunek szybko znika.',
      yes: 'Pomost jest zamknięty. Proszę zmieniać kod co sezon.',
      no: 'Proszę zamykać w nocy pomost lub drogę do niego.',
      unknown: 'Proszę przejść tam wieczorem i zobaczyć, kto może wejść.',
    },
    'evening-round': {
      question: 'Czy co wieczór ktoś robi obchód?',
      why: 'Obchód pokazuje, że ktoś pilnuje.',
      yes: 'Ktoś robi obchód. Proszę zmieniać porę. Nikogo samemu nie zaczepiać.',
      no: 'Proszę ustalić, kto chodzi. Poprosić stałych gości o pomoc.',
      unknown: 'Proszę zapytać, kto ostatni przechodzi obok łodzi.',
    },
    'odd-boats-seen': {
      question: 'Czy ktoś zwraca uwagę na łodzie krzywe lub bez świateł?',
      why: 'Łódź z ukrytym ładunkiem leży krzywo lub głęboko. Światła ją zdradzają.',
      yes: 'Ktoś patrzy na łodzie. Proszę zapisać, co dziwne, i zgłosić.',
      no: 'Proszę przy obchodzie patrzeć na położenie, światła i stan. Nie wchodzić na pokład.',
      unknown: 'Proszę przeczytać w poradniku, na co patrzeć w porcie.',
    },
    'light-at-night': {
      question: 'Czy w nocy jest światło na pomostach i przy parkingu?',
      why: 'Po ciemku nikt nie widzi, co się ładuje lub wyładowuje.',
      yes: 'Światło jest. Proszę co sezon sprawdzać lampy.',
      no: 'Proszę powiesić lampy, które zapalają się przy ruchu.',
      unknown: 'Proszę to raz sprawdzić po zmroku.',
    },
  },
};

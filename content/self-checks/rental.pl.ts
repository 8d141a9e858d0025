import type { SelfCheckWords } from './self-check.schema.ts';

export const rentalInPolish: SelfCheckWords = {
  title: 'Samokontrola najmu',
  name: 'Wynajem',
  lead: 'Dziesięć krótkich pytań o to, komu i jak wynajmować. Potem porady do wydrukowania. Niczego nie zapisujemy.',
  questions: {
    'identity-seen': {
      question: 'Czy każdy najemca pokazuje ważny paszport lub dowód?',
      why: 'Kto chce nadużyć lokalu, woli nie pokazywać, kim jest.',
      yes: 'Wiadomo, kto wynajmuje. Proszę porównać zdjęcie z twarzą i sprawdzić datę.',
      no: 'Przed podpisem proszę zażądać ważnego dokumentu. Bez dokumentu nie ma klucza.',
      unknown: 'Proszę zapytać pośrednika lub zarządcę, czy i jak to sprawdza.',
    },
    'tenant-pays': {
      question: 'Czy najemca płaci sam, przez bank?',
      why: 'Gotówka nie zostawia śladu. Czasem za najemcę płaci ktoś inny.',
      yes: 'Najemca płaci sam przez bank. Proszę uważać, gdy to się nagle zmieni.',
      no: 'Proszę nie przyjmować gotówki. Poprosić o konto na nazwisko najemcy.',
      unknown: 'Proszę sprawdzić na koncie, od kogo jest czynsz. Czy nazwisko się zgadza?',
    },
    'use-known': {
      question: 'Czy wiadomo, do czego najemca używa lokalu, i czy to prawda?',
      why: 'Niejasna historia na początku to często pierwszy znak.',
      yes: 'Wiadomo, co się tam dzieje. Proszę wpisać to też do umowy.',
      no: 'Proszę zapytać i wpisać to do umowy. Historia nie pasuje? Nie wynajmować.',
      unknown: 'Proszę sprawdzić nazwę w rejestrze handlowym. Zapytać o pracę lub firmę.',
    },
    'visits-agreed': {
      question: 'Czy umowa mówi o wspólnych wizytach z najemcą?',
      why: 'Bez umowy często nie wolno wejść. Wtedy też nic nie widać.',
      yes: 'Jest to w umowie. Proszę więc przychodzić, zawsze po umówieniu.',
      no: 'Proszę wpisać do każdej umowy, jak często są wizyty i jak są zapowiadane.',
      unknown: 'Proszę sprawdzić w umowie zapis o wizytach. W razie potrzeby poprosić o pomoc.',
    },
    'knows-what-to-do': {
      question: 'Czy wiadomo, co robić, gdy w lokalu jest coś podejrzanego?',
      why: 'W laboratorium iskra może wywołać pożar. Opary mogą być trujące.',
      yes: 'Wiadomo, co robić. Proszę powiedzieć to też zarządcy i złotej rączce.',
      no: 'Nie wchodzić. Nic nie mówić najemcy. Odejść i zgłosić.',
      unknown: 'Proszę przeczytać wszystkie kroki w naszym poradniku, zanim będą potrzebne.',
    },
    'tenant-met': {
      question: 'Czy jest spotkanie z każdym najemcą, zanim dostanie klucz?',
      why: 'Czasem ktoś wynajmuje na swoje nazwisko dla kogoś innego.',
      yes: 'Jest spotkanie z każdym najemcą. Proszę patrzeć, czy sam zadaje pytania.',
      no: 'Proszę dawać klucz tylko samemu najemcy, na miejscu.',
      unknown: 'Proszę zapytać, kto dał klucz i komu.',
    },
    'no-subletting': {
      question: 'Czy najemca może podnająć lokal tylko za zgodą?',
      why: 'Po podnajmie nie wiadomo już, kto jest w środku.',
      yes: 'Podnajem wymaga zgody. Proszę wtedy zapytać, kim jest nowy najemca.',
      no: 'Proszę wpisać do umowy, że podnajem bez zgody jest zabroniony.',
      unknown: 'Proszę znaleźć w umowie zapis o podnajmie.',
    },
    'first-visit-early': {
      question: 'Czy w pierwszych trzech miesiącach jest wizyta?',
      why: 'Kto zakłada uprawę, często robi to zaraz na początku.',
      yes: 'Wizyta jest wcześnie. Proszę umówić datę już na początku.',
      no: 'Proszę umówić datę przy oddaniu klucza, w ciągu trzech miesięcy.',
      unknown: 'Proszę przy każdej umowie wpisać datę do kalendarza.',
    },
    'power-read': {
      question: 'Czy widać, ile prądu i wody zużywa lokal?',
      why: 'Uprawa zużywa dużo prądu. Czasem ktoś majstruje przy liczniku.',
      yes: 'Zużycie jest znane. Proszę ustalić, co robić, gdy nagle rośnie.',
      no: 'Proszę zostawić licznik na swoje nazwisko albo umówić odczyt co kwartał.',
      unknown: 'Proszę zapytać zarządcę lub dostawcę energii, kto odczytuje licznik.',
    },
    'neighbours-can-call': {
      question: 'Czy sąsiedzi wiedzą, jak się skontaktować z właścicielem?',
      why: 'Sąsiedzi pierwsi widzą, że coś jest nie tak.',
      yes: 'Sąsiedzi mają kontakt. Proszę ich czasem zapytać, co słychać.',
      no: 'Proszę dać sąsiadom swój numer. Poprosić o telefon, gdy coś jest dziwne.',
      unknown: 'Proszę raz w dzień zajść do sąsiadów i się poznać.',
    },
  },
};

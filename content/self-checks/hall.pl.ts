import type { SelfCheckWords } from './self-check.schema.ts';

export const hallInPolish: SelfCheckWords = {
  title: 'Samokontrola hali',
  name: 'Hala',
  lead: 'Dziesięć krótkich pytań o halę, boks lub teren. Potem porady do wydrukowania. Niczego nie zapisujemy.',
  questions: {
    'users-on-paper': {
      question: 'Czy jest na papierze, kto używa każdej hali i każdego boksu?',
      why: 'Hala bez znanego użytkownika to dobre miejsce, żeby coś ukryć.',
      yes: 'Wiadomo, kto gdzie jest. Proszę sprawdzać listę dwa razy w roku.',
      no: 'Proszę zrobić listę hal i boksów. Dopisać, kto wynajmuje i co robi.',
      unknown: 'Proszę zapytać zarządcę o listę. Nie ma jej? Zróbcie ją razem.',
    },
    'keys-known': {
      question: 'Czy wiadomo, kto ma klucz, kartę lub kod do terenu?',
      why: 'Z kluczem można wejść w nocy i nikt tego nie zauważy.',
      yes: 'Wiadomo, kto może wejść. Proszę odbierać karty osobom, które odchodzą.',
      no: 'Proszę unieważnić stare karty i kody. Potem wydawać je imiennie.',
      unknown: 'Proszę poprosić ochronę o listę kluczy i kart.',
    },
    'goods-fit-business': {
      question: 'Czy przywożony towar pasuje do firmy, która tam jest?',
      why: 'Beczki, worki i butle z gazem nie pasują do każdej firmy.',
      yes: 'Towar pasuje do firmy. Proszę dalej patrzeć, gdy przyjdzie ktoś nowy.',
      no: 'Proszę samemu nie pytać i nie szukać. Zapisać, co było widać, i zgłosić.',
      unknown: 'Proszę sprawdzić, czym firma się zajmuje. Patrzeć, co przyjeżdża i wyjeżdża.',
    },
    'all-know-what-to-do': {
      question: 'Czy pracownicy wiedzą, co robić przy beczkach lub dziwnym zapachu?',
      why: 'W laboratorium iskra może wywołać pożar. Opary mogą być trujące.',
      yes: 'Pracownicy wiedzą. Proszę powiedzieć to też sprzątającym i ochronie.',
      no: 'Proszę uzgodnić to dziś. Nie dotykać, 25 metrów dalej, wiatr w plecy i dzwonić.',
      unknown: 'Proszę zapytać na następnym zebraniu. Zasady powiesić przy wejściu.',
    },
    'visits-agreed': {
      question: 'Czy umowa mówi o wspólnych wizytach z najemcą?',
      why: 'Bez umowy często nie wolno wejść. Wtedy też nic nie widać.',
      yes: 'Jest to w umowie. Proszę więc przychodzić o stałej porze.',
      no: 'Proszę wpisać to do każdej nowej umowy. Obecnych najemców poprosić o podpis.',
      unknown: 'Proszę sprawdzić w umowie zapis o wizytach. W razie potrzeby poprosić o pomoc.',
    },
    'no-subletting': {
      question: 'Czy najemca może podnająć halę tylko za zgodą?',
      why: 'Po podnajmie nie wiadomo już, kto jest w środku.',
      yes: 'Podnajem wymaga zgody. Proszę wtedy zapytać, kim jest nowy najemca.',
      no: 'Proszę wpisać do umowy, że podnajem bez zgody jest zabroniony.',
      unknown: 'Proszę znaleźć w umowie zapis o podnajmie.',
    },
    'empty-halls-watched': {
      question: 'Czy ktoś regularnie patrzy na puste hale?',
      why: 'Pusta hala w jedną noc staje się magazynem lub laboratorium.',
      yes: 'Ktoś pilnuje. Proszę nie chodzić codziennie o tej samej porze.',
      no: 'Proszę ustalić, kto co tydzień przejdzie obok w dzień. Patrzeć z zewnątrz, nie wchodzić.',
      unknown: 'Proszę zapytać zarządcę i pośrednika, kto pilnuje pustych hal.',
    },
    'power-read': {
      question: 'Czy ktoś co miesiąc odczytuje licznik każdej hali?',
      why: 'Uprawa lub laboratorium zużywa dużo prądu i wody. Licznik to pokazuje.',
      yes: 'Licznik jest odczytywany. Proszę ustalić, co robić, gdy zużycie nagle rośnie.',
      no: 'Proszę założyć osobny licznik dla każdej hali. Odczytywać co miesiąc.',
      unknown: 'Proszę zapytać elektryka, który licznik należy do której hali.',
    },
    'one-contact': {
      question: 'Czy na terenie jest jedna osoba, do której każdy może zadzwonić?',
      why: 'Pojedyncze znaki mówią mało. U jednej osoby składają się w całość.',
      yes: 'Jest jedna osoba do kontaktu. Proszę dać nazwisko i numer na każde drzwi.',
      no: 'Proszę wybrać jedną osobę razem z innymi firmami. Zaprosić gminę do udziału.',
      unknown: 'Proszę zapytać gminę lub związek firm, kto to jest.',
    },
    'waste-has-owner': {
      question: 'Czy wiadomo, czyja jest każda beczka i każdy kontener na terenie?',
      why: 'Wśród innych odpadów odpady narkotykowe nie rzucają się w oczy.',
      yes: 'Wiadomo, czyje to jest. Proszę trzymać rogi terenu puste.',
      no: 'Proszę podpisać kontenery. Leży coś dziwnego? Nie dotykać i dzwonić.',
      unknown: 'Proszę obejść teren w dzień i z daleka zobaczyć, co stoi.',
    },
  },
};

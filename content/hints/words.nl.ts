/** Lists of the Dutch rules. `*raam` is every word that ends so, `woon*` every word that begins so. */
export const lists = {
  i: "ik 'k wij we",
  me: "ik wij we mij me ons mijn mn m'n onze",
  us: 'mij me ons',
  my: "mijn mn m'n onze ons",
  mine: "mijn mn m'n onze",
  the: 'de het een deze dit die dat',
  and: 'en of',
  be: 'ben was bent zijn waren',
  particle: 'van de der den ten ter het op in t la le el al von',
  person: `
    man vrouw partner *vriend *vriendin *vrienden vriendje vriendinnetje ex verloofde zus *zus *zusje zusjes zussen *broer
    *broers *broertje *zoon *zonen *zoons *dochter *dochters *vader *moeder *ouder *ouders papa mama pa ma opa oma oom ome
    tante *neef neefje neven *nicht nichtje nichten *zwager zwagers zwageres *schoonzus gezin familie *familielid
    *familieleden kind kinderen *kleinkind *kleinkinderen *buurman *buurmannen *buurvrouw *buren *buur *buurjongen
    *buurmeisje *buurtgenoot *huurder *huurders *huurster *huisbaas *baas *chef *chefs *cheffin leidinggevende manager
    supervisor directeur directrice werkgever werkgevers werknemer werknemers werkneemster collega *collega collega's
    collegas *genoot *genoten *genote personeel medewerker medewerkers medewerkster *klant *klanten *client *clienten
    patient patienten leerling leerlingen student studenten leraar lerares juf meester mentor docent trainer coach
    *maat *maten *matje makker makkers kameraad kameraden gabber gabbers vriendengroep kennis kennissen *schipper
    schippers stuurman kapitein bemanning opvarende opvarenden *pachter *pachters oppas *hulp schoonmaakster
    werkster compagnon vennoot *partners chauffeur chauffeurs monteur knecht knechten *lid *leden *eigenaar *eigenares
    makelaar boekhouder advocaat huisarts dokter gast gasten *bewoner *bewoners *bewoonster ploeg team ploegbaas
    voorman opdrachtgever opdrachtgevers uitbater penningmeester voorzitter leverancier aannemer tuinman hospita
  `,
  place: `
    huis huisje *huis *huisje thuis woning *woning flat *flat appartement *appartement studio kamer *kamer *kamertje
    keuken *keuken zolder *zolder kelder *kelder tuin *tuin *tuintje balkon *balkon raam *raam ramen *ramen terras
    *terras dakterras schuur *schuur schuurtje *schuurtje stal *stal *stallen weiland *weiland wei weide land akker
    *akker perceel *perceel grond erf *erf oprit *oprit oprijlaan garage *garage garagebox *box straat *straat straatje
    stoep steeg hof hofje portiek *portiek galerij trappenhuis hal *hal loods *loods kas *kas kassen bedrijf *bedrijf
    kantoor *kantoor winkel *winkel *zaak fabriek *fabriek werkplaats *werkplaats werkplek bureau werk magazijn *magazijn
    boot *boot bootje schip *schip kotter *kotter jacht *jacht zeilboot ark sloep *sloep ligplaats *ligplaats steiger
    caravan *caravan camper tent chalet *chalet camping *camping volkstuin *tuinhuis tuinhuisje *berging trekker
    *trekker tractor *wagen vrachtauto truck cabine bus auto *auto heftruck bed bank deur *deur muur *muur dak *dak heg
    hek schutting sloot *sloot water vijver brievenbus school klas *lokaal verdieping plafond vloer gang *gang trap wc
    toilet badkamer douche hotel pension restaurant cafe kroeg *bar kantine *kantine gebouw *gebouw pand *pand
    complex *complex boerderij *boerderij hoeve manege kwekerij *kwekerij bollenveld veld *veld boomgaard paddock
    parkeerplaats *parkeerplaats parkeerplek plek terrein *terrein opslag *opslag stuurhut brug dek kajuit haven *haven
    atelier praktijk salon kapsalon kerk club clubhuis *club adres postcode woonboot woonark rij blok hoek
  `,
  // Rooms and lookouts in which only somebody who lives or works there stands.
  inside: `
    keuken *keuken *kamer zolder *zolder balkon *balkon raam *raam *raampje bed bad bank tuin *tuin *tuintje terras
    *terras garage schuur stal kas kantine *kantine kleedkamer wc toilet douche badkamer kelder kantoor bureau stuurhut
    cabine dek kajuit kooi serre veranda galerij portiek trappenhuis werkplaats magazijn loods hal trekker tractor
    heftruck vrachtwagen bus boot schip kotter sloep kajak caravan camper tent volkstuin werk winkel kassa balie bar
    receptie volière hooizolder dakterras stoel bureau aanrecht wasmachine
  `,
  inner: 'in op uit vanuit vanaf door achter voor aan bij onder naast boven',
  beside: 'naast boven onder tegenover achter tegen',
  area: `
    buurt wijk dorp stad gemeente provincie regio streek polder land noord-holland noord-hollands kop noordkop
    omgeving eiland west-friesland waterland zaanstreek amsterdam alkmaar zaandam zaanstad haarlem hoorn heerhugowaard
    schagen purmerend heemskerk beverwijk velsen ijmuiden texel enkhuizen medemblik hilversum bussum edam volendam
  `,
  street: `
    *straat *laan *weg *plein *dijk *kade *gracht *singel *pad *hof *dreef *steeg *burgwal *plantsoen *park *haven
    *brug *sluis *molen *markt *wal *school *kerk *polder *vaart *sloot *hoeve *zijde *meent *erf *akker *veld *horn
  `,
  firm: 'bv b.v nv vof transport transporten bouw logistiek logistics zonen zn beheer groep holding verhuur groothandel',
  job: `
    postbode koerier bezorger krantenbezorger pakketbezorger maaltijdbezorger chauffeur buschauffeur taxichauffeur
    vrachtwagenchauffeur treinmachinist machinist conducteur schipper kapitein stuurman matroos visser vissersman
    havenmeester sluiswachter brugwachter loods bergers berger duiker boswachter jachtopziener jager imker boer boerin
    veehouder melkveehouder akkerbouwer tuinder kweker bollenkweker teler loonwerker hovenier tuinman landschapsarchitect
    dierenarts hoefsmid huisarts arts dokter verpleegkundige verpleger verzorgende thuiszorg thuiszorgmedewerker wijkverpleegkundige kraamhulp
    ambulancebroeder ambulancemedewerker apotheker tandarts fysiotherapeut kapper kapster schoonheidsspecialist
    leraar lerares docent onderwijzer juf meester conciërge mentor trainer coach begeleider jongerenwerker
    beveiliger bewaker portier nachtportier receptionist receptioniste schoonmaker schoonmaakster huishoudster werkster
    kok ober serveerster barman kastelein uitbater cafebaas barkeeper winkelier kassiere caissiere bakker slager
    timmerman metselaar loodgieter elektricien schilder stukadoor dakdekker glazenwasser monteur *monteur installateur
    aannemer bouwvakker sloper kraanmachinist heftruckchauffeur magazijnmedewerker *medewerker *medewerkster uitzendkracht
    stratenmaker vuilnisman afvalinzamelaar meteropnemer keurmeester inspecteur controleur boa handhaver wijkagent agent
    politieagent rechercheur brandweerman brandweervrouw ambtenaar wethouder raadslid gemeenteraadslid burgemeester
    makelaar taxateur notaris advocaat accountant boekhouder administrateur verzekeringsagent bankmedewerker journalist
    fotograaf parkbeheerder campingbeheerder beheerder terreinbeheerder huismeester parkeerwachter badmeester
    strandjutter strandtenthouder strandpaviljoenhouder vrijwilliger redder reddingzwemmer stagiair stagiaire leerling
    ondernemer eigenaar directeur manager teamleider ploegleider voorman planner technicus piloot vogelteller vogelaar
    milieuinspecteur opzichter toezichthouder dijkgraaf muskusrattenvanger rattenvanger ongediertebestrijder
    schoorsteenveger pastoor dominee predikant koster penningmeester voorzitter secretaris lid tolk zzp'er vakkenvuller
    barvrouw gastvrouw gastheer garagehouder autohandelaar sleper bergingsduiker zeiler watersporter molenaar melkrijder
    veearts veehandelaar stalhouder manegehouder *kundige *arts *therapeut *chauffeur *bezorger *beheerder *wachter *verkoper *verkoopster *begeleider *controleur *houder *machinist *technicus *verzorger *verzorgster paardenhouder machinebankwerker lasser spuiter drukker
  `,
  // What somebody does for a living, as one does it: "ik bezorg", "ik rijd".
  jobVerb: `
    bezorg bezorgen lever leveren beheer beheren bewaak bewaken surveilleer controleer inspecteer keur repareer
    repareren onderhoud onderhouden monteer installeer schilder behandel verzorg verpleeg bedien knip lesgeef metsel
    schoonmaak administreer boekhoud beveilig handhaaf patrouilleer vervoer transporteer loods bemonster
  `,
  workDone: `
    dienst diensten ronde rondes route routes wijk functie beroep vak werk werkzaamheden stage klus klussen bijbaan
    baan nachtdienst *dienst shift ploeg werkgever bedrijf project patrouille krantenwijk postwijk rayon post werkdag
    werkweek opdracht pauze inspectie huisbezoek huisbezoeken spreekuur rit ritten vlucht vangst
  `,
  vehicle:
    'bus lijn taxi vrachtwagen heftruck vuilniswagen ambulance trein tram pont veerpont veer vrachtauto truck melkwagen kraan',
  // "Ik ben een …" with one of these says nothing about work or post.
  harmlessWriter: `
    beetje paar keer enige eerste laatste hele mens burger getuige voorbijganger wandelaar fietser inwoner weg tijd
    moeite stem man vrouw oudere jongere gewone bezorgde anonieme melder
  `,
  employer: `
    gemeente waterschap provincie politie brandweer ambulance belastingdienst omgevingsdienst rijkswaterstaat energiebedrijf
    netbeheerder *bedrijf woningcorporatie corporatie douane kustwacht reddingsbrigade staatsbosbeheer uitzendbureau
    haven havenbedrijf school thuiszorg zorginstelling
  `,
  unit: `
    nummer nr huisnummer huisnr kavel box garagebox opslagbox unit bedrijfsunit kamer hotelkamer flat appartement
    ligplaats plek standplaats staanplaats kampeerplek perceel loods hal huisje chalet bungalow caravan studio berging
    vakantiehuis vakantiehuisje garage steigerplaats woning schuur volkstuin tuin huis stacaravan lokaal
  `,
  // What is numbered along roads and waters, and things: that number tells nothing about who writes.
  numbered: `
    paal strandpaal hectometerpaal boei ton lijn bus afslag afrit knooppunt kanaal marifoonkanaal windmolen windturbine
    turbine molen container containers vat vaten zak zakken wissel sluis mast mijlpaal meetpaal bord artikel pagina
    groep klas route perron spoor *paal
  `,
  quantity: `
    meter meters km kilometer kilo kg liter euro jaar maanden maand weken week dagen dag keer man
    mensen personen graden procent vaten zakken tonnen mijl ton stuks bij cm mm m hectare
  `,
  number: `
    twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
    negentien twintig dertig veertig vijftig
  `,
  dayPart: "nachts ochtends morgens middags avonds 's-nachts",
  dayPartNoun: 'nacht ochtend morgen middag avond namiddag voormiddag',
  lasting: 'lang later geleden achter durend per eerder daarvoor daarna varen rijden lopen verderop',
  thought: `
    indruk mening gevoel gevoelens idee vraag vragen vermoeden vermoedens zorg zorgen angst melding meldingen bericht
    verhaal tip tips hart hoofd ogen oog neus oren oor hand handen voeten weten ervaring excuses dank schuld best beste
    leven veiligheid tijd woorden gok inschatting nederlands engels pools spelling taal geld kenteken dag dagen vakantie
    wandeling wandelingen tocht tochtje rondje geweten beurt verstand smaak kop lijf benen maag keel adem rust privacy
    toestemming probleem twijfel twijfels conclusie inziens verbazing schrik geduld belangstelling aandacht jeugd leeftijd fiets
    fietstocht weg mond lippen bril jas hond hondje telefoon mobiel mobieltje camera verrekijker kijker foto foto's fotos
    filmpje video anonimiteit steun hulp vertrouwen recht plicht doel bedoeling reden waarneming observatie gedachte
    gedachten mens niet nooit ook wel al er dat allemaal allen niets eens toen heen gezien laatst ziens bezorgd ongerust
  `,
  title:
    'meneer mevrouw mijnheer dhr mevr mw heer familie fam oom ome tante opa oma boer dokter dominee meester schipper wethouder rechercheur',
  called: 'heet heette heten heetten genaamd noemen noemt genoemd bijnaam bijgenaamd',
  thing: `
    boot schip kotter jacht bedrijf firma straat weg dorp cafe kroeg camping loods hotel winkel haven park club zaak
    school stichting boerderij paard hond merk spul middel spel eiland
  `,
} as const;

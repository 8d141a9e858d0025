/** Lists of the English rules. `*room` is every word that ends so, `deliver*` every word that begins so. */
export const lists = {
  i: "i we i'm im we're i've ive we've i'd we'd i'll",
  iAm: "i'm im we're",
  me: "i we i'm im we're i've ive we've me us my our mine ours",
  us: 'me us',
  my: 'my our',
  the: 'the a an this that those these',
  be: 'am are was were been',
  inOn: 'in on at from',
  particle: 'van de der den ten ter la le el al von o mac mc',
  person: `
    husband wife partner boyfriend girlfriend friend friends *friend ex fiance fiancee sister sisters brother brothers
    sibling siblings son sons daughter daughters father mother dad mum mom mam parent parents grandfather grandmother
    grandpa grandma granddad grandparents grandson granddaughter grandchild grandchildren nan uncle uncles aunt aunts
    aunty auntie cousin cousins nephew nephews niece nieces family relative relatives child children kid kids baby
    stepfather stepmother stepson stepdaughter stepbrother stepsister stepdad *father *mother *brother *sister
    neighbour neighbours neighbor neighbors roommate roommates flatmate flatmates housemate housemates lodger lodgers
    tenant tenants subtenant subtenants landlord landlady boss bosses chef manager supervisor foreman employer employers
    employee employees colleague colleagues coworker coworkers worker workers workmate workmates staff team crew
    crewmate skipper captain mate mates deckhand shipmate classmate classmates pupil pupils student students teacher
    tutor mentor coach trainer client clients customer customers patient patients guest guests buddy buddies pal pals
    acquaintance contractor cleaner babysitter nanny apprentice intern assistant accountant lawyer doctor gp dentist
    driver drivers mechanic agent business-partner member members chairman treasurer supplier suppliers law teammate
    teammates farmhand farmhands lad lads bloke missus hubby better gran stepdaughters owner director
  `,
  place: `
    house home flat apartment studio room *room rooms bedroom kitchen attic loft cellar basement garden yard backyard
    *yard balcony window windows terrace roof patio porch shed *shed barn *barn stable stables field fields meadow
    pasture paddock land plot farm *farm farmhouse drive driveway garage lockup lock-up street road lane alley close
    court block building stairwell staircase stairs corridor hall hallway landing gallery warehouse hangar unit greenhouse
    *house company firm business office offices shop store factory plant workshop *shop workplace desk work depot
    boat boats ship vessel cutter trawler yacht dinghy barge houseboat berth mooring moorings jetty pontoon pier caravan
    camper campervan tent chalet campsite pitch allotment tractor truck lorry van car cab cabin forklift bed sofa couch
    door *door wall walls fence hedge gate roofs ditch pond water letterbox mailbox school classroom floor ceiling
    toilet bathroom hotel hostel pension restaurant cafe pub bar canteen *side premises property estate parking space
    parking-space storage wheelhouse bridge deck galley harbour marina salon practice surgery clinic church club
    clubhouse address postcode place row corner lawn orchard stall vineyard doorstep hives nets traps pots lines
    dock loading compound hut lodge bungalow cottage conservatory veranda laundry bins bin
  `,
  inside: `
    kitchen bedroom attic loft balcony window *window bed bath bathtub garden yard backyard terrace patio porch garage
    shed barn stable greenhouse canteen *room toilet shower cellar basement office desk wheelhouse cab cabin deck galley
    bunk gallery stairwell workshop warehouse tractor truck lorry forklift boat cutter sloop kayak caravan camper tent
    allotment work counter till bar reception chair sofa sink rooftop
  `,
  beside: 'beside above below under opposite behind beneath underneath across',
  area: `
    area neighbourhood neighborhood village town city municipality province region country county island polder
    holland netherlands amsterdam alkmaar zaandam haarlem hoorn schagen purmerend heemskerk texel community district
  `,
  street: `
    *straat *laan *weg *plein *dijk *kade *gracht *singel *dreef *steeg street lane road avenue drive square way row
    terrace crescent close *pad *hof *hoeve *brug *molen *horn *park *haven
  `,
  firm: 'bv ltd limited inc llc plc transport logistics holding company co trading brothers sons rentals group',
  job: `
    postman postwoman mailman courier driver *driver deliverer skipper captain helmsman mate sailor fisherman fisherwoman
    fisher harbourmaster harbour-master lockkeeper lock-keeper bridgekeeper pilot diver ranger forester gamekeeper hunter
    beekeeper farmer *farmer grower gardener landscaper contractor vet farrier nurse doctor gp paramedic carer caregiver
    physio physiotherapist pharmacist dentist hairdresser barber beautician teacher lecturer tutor trainer coach
    caretaker janitor guard security-guard security doorman porter receptionist cleaner housekeeper maid cook chef waiter
    waitress barman bartender barmaid landlord publican shopkeeper cashier baker butcher carpenter bricklayer plumber
    electrician painter plasterer roofer mechanic fitter installer engineer technician welder builder scaffolder operator
    labourer worker *worker employee temp binman dustman collector reader inspector surveyor auditor officer policeman
    policewoman detective fireman firefighter clerk official councillor mayor agent broker valuer notary solicitor lawyer
    accountant bookkeeper administrator journalist reporter photographer manager *master warden attendant lifeguard
    volunteer rescuer student intern apprentice trainee entrepreneur owner director foreman planner birdwatcher
    birder beachcomber vicar priest pastor treasurer chairman secretary member interpreter dispatcher controller operative
    crewman crew deckhand angler packer picker loader handler supervisor keeper miller milkman groom host hostess
    consultant scientist researcher sampler analyst exterminator gravedigger sexton
  `,
  jobVerb: `
    deliver clean manage guard inspect repair service maintain install supply drive fix paint teach nurse patrol
    supervise operate collect empty sample value audit run cook groom mow spray farm fish dive cater treat
  `,
  workDone: `
    shift shifts round rounds route routes beat job profession trade work duty duties patrol internship placement
    employer deliveries delivery run runs nightshift training watch break practice post posting gig contract rota
    inspection inspections visits appointments lesson lessons catch trip trips line fleet
  `,
  employer: `
    council municipality province police fire ambulance water-board waterboard water board company utility customs
    coastguard lifeboat school hospital agency harbour port energy
  `,
  unit: `
    unit flat apartment apt room house number no nr box lockup garage berth mooring pitch plot lot stall shed hall studio
    chalet bungalow caravan lodge cabin cottage suite storage warehouse jetty allotment
  `,
  numbered: `
    buoy post pole marker exit junction road motorway route bus line channel turbine mill container containers drum drums
    barrel barrels bag bags lock mast sign page group class track platform pier section vhf
  `,
  quantity: `
    metres metre meters meter km kilometres kilo kilos kg litres litre euro euros pounds years year months month weeks week
    days day times people men women degrees percent drums barrels bags packages parcels
    boxes sacks containers cars vans miles mile knots tons tonnes feet foot cm mm m
  `,
  number: `
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty
  `,
  hour: `
    01 02 03 04 05 06 07 08 09 00 13 14 15 16 17 18 19 20 21 22 23 one two three four five six seven eight nine ten eleven twelve 1 2 3 4 5 6 7 8 9 10 11 12
  `,
  minute: `
    one two three four five six seven eight nine ten eleven twelve twenty twenty-five 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
    20 25 half quarter
  `,
  minuteTens: 'oh o five ten fifteen twenty thirty forty fifty',
  // "I am the bus driver" is a post; "we saw a driver" is not.
  vehicleGuard: 'seat side',
  dayPartNoun: 'morning night evening afternoon',
  thought: `
    opinion view feeling feelings guess idea question questions suspicion suspicions impression concern concerns worry
    worries fear report reports message story tip tips heart head eye eyes nose ears ear hand hands foot feet knowledge
    experience apologies thanks thank best life safety time words estimate english dutch polish spelling language money
    day days holiday holidays walk walks bike bicycle ride conscience turn taste throat breath privacy doubt doubts mind
    conclusion surprise phone mobile camera binoculars glasses photo photos picture pictures video anonymity support
    help trust right duty goal reason observation thoughts dog way mistake luck lungs skin clothes face mouth country
    point sense advice intention understanding
  `,
  harmlessWriter: `
    bit few little resident citizen witness passer passerby walker cyclist person human man woman while lot moment
    hundred only first last one few voice local
  `,
  called: 'named called nicknamed',
  thing: `
    boat ship vessel cutter yacht company firm street road village cafe pub campsite warehouse hotel shop harbour park
    club place account school foundation farm horse dog brand stuff game island barge
  `,
} as const;

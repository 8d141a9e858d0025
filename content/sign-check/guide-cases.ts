import type { Phenomenon } from '../taxonomy/phenomena.ts';
import type { Sign } from '../taxonomy/signs.ts';
import type { DangerLevel } from './sign-rule.ts';

/** What somebody noticed, what a guide would make of it first, and how careful it says to be. */
export type GuideCase = [Sign[], Phenomenon, DangerLevel];

/** Written from the guides and not from the weights: another opinion on the same signs. */
export const guideCases: GuideCase[] = [
  // A drug lab.
  [['sweet-aniseed-smell'], 'synthetic-drug-lab', 'keep-away'],
  [['sweet-aniseed-smell', 'windows-covered'], 'synthetic-drug-lab', 'keep-away'],
  [['chemical-smell', 'hoses-and-vents'], 'synthetic-drug-lab', 'keep-away'],
  [['chemical-smell', 'protective-clothing', 'vans-at-night'], 'synthetic-drug-lab', 'keep-away'],
  [['hoses-and-vents', 'cameras-and-locks', 'protective-clothing'], 'synthetic-drug-lab', 'keep-away'],
  [['sweet-aniseed-smell', 'barrels-and-jerrycans', 'fans-or-hum'], 'synthetic-drug-lab', 'keep-away'],
  [['drain-smells', 'chemical-smell', 'windows-covered'], 'synthetic-drug-lab', 'keep-away'],
  [['sweet-aniseed-smell', 'coloured-water', 'night-noise'], 'synthetic-drug-lab', 'keep-away'],
  [['chemical-smell', 'sealed-gaps', 'gas-bottles'], 'synthetic-drug-lab', 'keep-away'],
  // A lab for crystal meth.
  [['sour-smell'], 'crystal-meth-lab', 'keep-away'],
  [['sour-smell', 'hoses-and-vents'], 'crystal-meth-lab', 'keep-away'],
  [['sour-smell', 'chemical-smell', 'cameras-and-locks'], 'crystal-meth-lab', 'keep-away'],
  [['sour-smell', 'gas-bottles', 'protective-clothing'], 'crystal-meth-lab', 'keep-away'],
  [['sour-smell', 'drain-smells', 'windows-covered'], 'crystal-meth-lab', 'keep-away'],
  // A cannabis grow house.
  [['hemp-smell'], 'cannabis-grow-house', 'careful'],
  [['hemp-smell', 'windows-covered'], 'cannabis-grow-house', 'careful'],
  [['heat-or-no-snow'], 'cannabis-grow-house', 'careful'],
  [['heat-or-no-snow', 'fans-or-hum', 'odd-power-use'], 'cannabis-grow-house', 'careful'],
  [['bright-light', 'wet-windows'], 'cannabis-grow-house', 'careful'],
  [['growing-waste'], 'cannabis-grow-house', 'careful'],
  [['growing-waste', 'vans-at-night'], 'cannabis-grow-house', 'careful'],
  [['generator-or-cables', 'bright-light', 'hoses-and-vents'], 'cannabis-grow-house', 'careful'],
  [['hemp-smell', 'cash-rent', 'fans-or-hum'], 'cannabis-grow-house', 'careful'],
  // Where cocaine is processed.
  [['solvent-smell'], 'cocaine-processing', 'keep-away'],
  [['solvent-smell', 'chemical-smell'], 'cocaine-processing', 'keep-away'],
  [['solvent-smell', 'heavy-deliveries', 'windows-covered'], 'cocaine-processing', 'keep-away'],
  [['solvent-smell', 'visits-short-and-often', 'cameras-and-locks'], 'cocaine-processing', 'keep-away'],
  // A store of chemicals.
  [['unlabelled-goods'], 'chemical-storage', 'keep-away'],
  [['unlabelled-goods', 'heavy-deliveries'], 'chemical-storage', 'keep-away'],
  [['barrels-and-jerrycans', 'unused-premises'], 'chemical-storage', 'keep-away'],
  [['big-tank', 'barrels-and-jerrycans', 'heavy-deliveries'], 'chemical-storage', 'keep-away'],
  [['unlabelled-goods', 'gas-bottles', 'unused-premises'], 'chemical-storage', 'keep-away'],
  [['heavy-deliveries', 'unused-premises'], 'chemical-storage', 'careful'],
  // Dumped drug waste.
  [['barrels-and-jerrycans', 'stained-ground'], 'drug-waste-dump', 'call-now'],
  [['big-tank', 'tyre-tracks'], 'drug-waste-dump', 'call-now'],
  [['abandoned-trailer'], 'drug-waste-dump', 'keep-away'],
  [['abandoned-trailer', 'foam-or-dead-fish'], 'drug-waste-dump', 'call-now'],
  [['dead-plants'], 'drug-waste-dump', 'keep-away'],
  [['stained-ground', 'dead-plants', 'chemical-smell'], 'drug-waste-dump', 'keep-away'],
  [['coloured-water'], 'drug-waste-dump', 'keep-away'],
  [['coloured-water', 'foam-or-dead-fish'], 'drug-waste-dump', 'keep-away'],
  [['manure-foams'], 'drug-waste-dump', 'keep-away'],
  [['manure-foams', 'vans-at-night', 'tyre-tracks'], 'drug-waste-dump', 'keep-away'],
  [['vans-at-night', 'barrels-and-jerrycans'], 'drug-waste-dump', 'keep-away'],
  [['tyre-tracks', 'vans-at-night'], 'drug-waste-dump', 'keep-away'],
  [['gas-bottles', 'dead-plants'], 'drug-waste-dump', 'call-now'],
  // A package in the sea or on the beach.
  [['taped-package'], 'floating-package', 'call-now'],
  [['taped-package', 'buoy-or-transmitter'], 'floating-package', 'call-now'],
  [['packages-on-rope', 'kept-afloat'], 'floating-package', 'call-now'],
  [['kept-afloat'], 'floating-package', 'call-now'],
  [['loose-wrapping'], 'floating-package', 'keep-away'],
  [['sports-bag'], 'floating-package', 'keep-away'],
  [['searchers-on-shore', 'car-on-beach'], 'floating-package', 'careful'],
  [['boat-searching'], 'floating-package', 'careful'],
  [['boat-searching', 'boat-without-lights'], 'floating-package', 'careful'],
  [['fast-boat', 'signals-to-sea'], 'floating-package', 'careful'],
  [['sports-bag', 'searchers-on-shore'], 'floating-package', 'keep-away'],
  // A rental that is not what it seems.
  [['cash-rent'], 'suspicious-rental', 'careful'],
  [['cash-rent', 'no-identification'], 'suspicious-rental', 'careful'],
  [['tenant-keeps-out'], 'suspicious-rental', 'careful'],
  [['tenant-keeps-out', 'someone-else-pays'], 'suspicious-rental', 'careful'],
  [['someone-else-pays', 'unused-premises', 'cash-rent'], 'suspicious-rental', 'careful'],
  [['cash-rent', 'windows-covered', 'tenant-keeps-out'], 'suspicious-rental', 'careful'],
  // Signs in a harbour.
  [['boat-lies-askew'], 'harbour-signs', 'careful'],
  [['boat-lies-askew', 'unkempt-boat'], 'harbour-signs', 'careful'],
  [['inexperienced-crew', 'boat-without-lights'], 'harbour-signs', 'careful'],
  [['divers-at-night'], 'harbour-signs', 'careful'],
  [['broken-fence-or-seal', 'vans-at-night'], 'harbour-signs', 'careful'],
  [['money-for-favour'], 'harbour-signs', 'careful'],
  [['small-boat-by-ship', 'divers-at-night'], 'harbour-signs', 'careful'],
  [['unkempt-boat', 'boat-at-odd-hours'], 'harbour-signs', 'careful'],
];

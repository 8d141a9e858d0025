import type { Sign } from '../taxonomy/signs.ts';
import { keepAway, type SignRule } from './sign-rule.ts';

const lab = 'synthetic-drug-lab';
const meth = 'crystal-meth-lab';
const cocaine = 'cocaine-processing';
const storage = 'chemical-storage';
const dump = 'drug-waste-dump';
const rental = 'suspicious-rental';

/** Signs of substances and waste, which can hurt who comes near. Sources: the guides of the phenomena that they fit. */
export const rulesOfChemicals = {
  'chemical-smell': keepAway(
    [3, 'fumes-escape', lab, meth],
    [3, 'solvents', cocaine],
    [2, 'stock-leaks', storage],
    [2, 'waste-smells', dump],
    [1, 'not-agreed', rental],
  ),
  'sweet-aniseed-smell': keepAway(
    [3, 'aniseed', lab],
    [2, 'waste-smells', dump],
    [2, 'stock-leaks', storage],
  ),
  'solvent-smell': keepAway(
    [3, 'solvents', cocaine],
    [2, 'fumes-escape', lab, meth],
    [2, 'stock-leaks', storage],
  ),
  'sour-smell': keepAway(
    [3, 'fumes-escape', meth],
    [2, 'fumes-escape', lab],
    [2, 'stock-leaks', storage],
    [2, 'waste-smells', dump],
  ),
  'barrels-and-jerrycans': keepAway(
    [3, 'stock', storage],
    [3, 'left-behind', dump],
    [2, 'needs-chemicals', lab, meth, cocaine],
    [1, 'stock-hidden', rental],
  ),
  'big-tank': keepAway(
    [3, 'stock', storage],
    [3, 'left-behind', dump],
    [2, 'needs-chemicals', lab, meth, cocaine],
  ),
  'gas-bottles': keepAway([2, 'gas-used', lab, meth], [2, 'stock', storage], [2, 'left-behind', dump]),
  'unlabelled-goods': keepAway(
    [3, 'no-label', storage],
    [2, 'left-behind', dump],
    [2, 'no-label', lab, meth, cocaine],
    [1, 'stock-hidden', rental],
  ),
  'abandoned-trailer': keepAway([3, 'dumped-vehicle', dump], [1, 'stored-on-wheels', storage]),
  'tyre-tracks': keepAway([2, 'tracks', dump]),
  'stained-ground': keepAway([3, 'soil', dump], [1, 'waste-nearby', lab, meth]),
  'dead-plants': keepAway([3, 'soil', dump], [1, 'waste-nearby', lab, meth]),
  'coloured-water': keepAway([3, 'water', dump], [2, 'drains', lab, meth], [1, 'drains', cocaine]),
  'foam-or-dead-fish': keepAway([3, 'water', dump], [1, 'drains', lab, meth]),
  'drain-smells': keepAway([3, 'drains', lab, meth, dump], [2, 'drains', cocaine]),
  'manure-foams': keepAway([3, 'manure', dump]),
  'protective-clothing': keepAway([3, 'protects', lab, meth], [2, 'protects', cocaine, dump]),
} satisfies Partial<Record<Sign, SignRule>>;

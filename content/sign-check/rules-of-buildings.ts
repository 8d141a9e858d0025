import type { Sign } from '../taxonomy/signs.ts';
import { careful, type SignRule } from './sign-rule.ts';

const lab = 'synthetic-drug-lab';
const meth = 'crystal-meth-lab';
const grow = 'cannabis-grow-house';
const cocaine = 'cocaine-processing';
const storage = 'chemical-storage';
const dump = 'drug-waste-dump';
const rental = 'suspicious-rental';
const harbour = 'harbour-signs';

/** Signs of a house, barn or hall and of who uses it. Sources: the guides of the phenomena that they fit. */
export const rulesOfBuildings = {
  'hemp-smell': careful([3, 'hemp-smells', grow], [1, 'owner-kept-out', rental]),
  'windows-covered': careful(
    [3, 'hides-light', grow],
    [2, 'hides-inside', lab, meth, cocaine, storage, rental],
  ),
  'sealed-gaps': careful([2, 'keeps-in', lab, meth, grow, cocaine]),
  'wet-windows': careful([3, 'damp-air', grow], [1, 'damp-air', lab, meth]),
  'bright-light': careful([3, 'bright-lamps', grow], [1, 'not-agreed', rental]),
  'growing-waste': careful([3, 'growing-goods', grow], [1, 'not-agreed', rental]),
  'hoses-and-vents': careful([3, 'air-out', lab, meth, grow], [2, 'air-out', cocaine]),
  'unused-premises': careful(
    [3, 'looks-empty', storage, rental],
    [2, 'looks-empty', lab, meth, grow, cocaine],
  ),
  'cameras-and-locks': careful([2, 'guards', lab, meth, grow, cocaine, storage, rental]),
  'fans-or-hum': careful(
    [3, 'fans-run', grow],
    [2, 'air-out', lab, meth, cocaine],
    [1, 'air-out', storage],
    [1, 'not-agreed', rental],
  ),
  'night-noise': careful(
    [2, 'works-at-night', lab, meth, grow, cocaine],
    [2, 'unloads-unseen', storage, dump, harbour],
    [1, 'not-agreed', rental],
  ),
  'vans-at-night': careful(
    [3, 'unloads-unseen', dump],
    [2, 'brings-and-fetches', lab, meth, grow, cocaine, storage, rental],
    [2, 'unloads-unseen', harbour],
  ),
  'visits-short-and-often': careful(
    [2, 'many-visitors', grow, cocaine, storage, rental],
    [1, 'many-visitors', lab, meth],
  ),
  'heavy-deliveries': careful(
    [3, 'heavy-goods', storage, cocaine],
    [2, 'heavy-goods', lab, meth],
    [1, 'not-agreed', rental],
  ),
  'heat-or-no-snow': careful([3, 'lamps-warm', grow], [1, 'process-warm', lab, meth]),
  'generator-or-cables': careful(
    [3, 'power-hungry', grow],
    [2, 'power-hungry', lab, meth],
    [1, 'not-agreed', rental],
  ),
  'odd-power-use': careful([3, 'power-hungry', grow], [1, 'power-hungry', lab], [1, 'not-agreed', rental]),
  'tenant-keeps-out': careful(
    [3, 'owner-kept-out', rental],
    [2, 'hides-inside', lab, meth, grow, cocaine, storage],
  ),
  'cash-rent': careful([3, 'no-trace', rental], [1, 'no-trace', grow, storage, harbour]),
  'no-identification': careful([3, 'stays-unknown', rental], [1, 'stays-unknown', grow, storage, harbour]),
  'someone-else-pays': careful([3, 'for-another', rental], [1, 'for-another', grow, storage, harbour]),
  'money-for-favour': careful(
    [3, 'paid-help', harbour],
    [2, 'paid-help', rental],
    [1, 'paid-help', storage, 'floating-package'],
  ),
} satisfies Partial<Record<Sign, SignRule>>;

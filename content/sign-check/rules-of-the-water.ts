import type { Sign } from '../taxonomy/signs.ts';
import { callNow, careful, leaveIt, type SignRule } from './sign-rule.ts';

const afloat = 'floating-package';
const harbour = 'harbour-signs';

/** Signs at sea, on the beach and in a harbour. Sources: the guides of the phenomena that they fit. */
export const rulesOfTheWater = {
  'taped-package': callNow([3, 'packed-to-float', afloat], [1, 'from-board', harbour]),
  'buoy-or-transmitter': callNow([3, 'find-back', afloat], [2, 'find-back', harbour]),
  'packages-on-rope': callNow([3, 'tied-together', afloat]),
  'kept-afloat': callNow([3, 'packed-to-float', afloat]),
  'sports-bag': leaveIt([2, 'washed-ashore', afloat], [2, 'from-board', harbour]),
  'loose-wrapping': leaveIt([2, 'wrapping', afloat]),
  'boat-lies-askew': careful([3, 'heavy-boat', harbour], [1, 'heavy-boat', afloat]),
  'unkempt-boat': careful([2, 'poor-boat', harbour]),
  'broken-fence-or-seal': careful([3, 'container', harbour]),
  'fast-boat': careful([3, 'quick-away', afloat], [2, 'quick-away', harbour]),
  'car-on-beach': careful([2, 'waits-on-shore', afloat, harbour]),
  'boat-at-odd-hours': careful([2, 'odd-hours', afloat, harbour]),
  'small-boat-by-ship': careful([3, 'brings-to-ship', harbour], [2, 'brings-to-ship', afloat]),
  'boat-searching': careful([3, 'looks-for-package', afloat], [1, 'looks-for-package', harbour]),
  'boat-without-lights': careful([3, 'unseen-at-sea', afloat, harbour]),
  'searchers-on-shore': careful([3, 'looks-for-package', afloat], [1, 'looks-for-package', harbour]),
  'signals-to-sea': careful([3, 'shows-the-way', afloat], [2, 'shows-the-way', harbour]),
  'divers-at-night': careful([3, 'under-ship', harbour]),
  'inexperienced-crew': careful([3, 'hired-crew', harbour], [1, 'hired-crew', afloat]),
} satisfies Partial<Record<Sign, SignRule>>;

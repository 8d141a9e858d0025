import { after, before } from 'node:test';
import { addressThief } from './adversaries/address-thief.ts';
import { caseFileReader } from './adversaries/case-file-reader.ts';
import { figureWatcher } from './adversaries/figure-watcher.ts';
import { friend } from './adversaries/friend.ts';
import { housemate } from './adversaries/housemate.ts';
import { insider } from './adversaries/insider.ts';
import { linker } from './adversaries/linker.ts';
import { type LivedWeek, liveAWeek } from './adversaries/lived-week.ts';
import { networkObserver } from './adversaries/network-observer.ts';
import { operator } from './adversaries/operator.ts';
import { outsider } from './adversaries/outsider.ts';
import { rewardLinker } from './adversaries/reward-linker.ts';
import { staffMember } from './adversaries/staff-member.ts';
import { thirdParty } from './adversaries/third-party.ts';

/**
 * Each adversary of SECURITY.md gets exactly what he would get, and tries. One file each; all of them but the one who
 * needs published figures meet the same week of the same server. Flooders and faults have tests of their own.
 */
let lived: LivedWeek | undefined;
before(async () => {
  lived = await liveAWeek();
});
after(() => lived?.end());

function week(): LivedWeek {
  if (lived === undefined) throw new Error('The week is not lived yet.');
  return lived;
}

insider(week);
addressThief(week);
linker(week);
rewardLinker(week);
staffMember(week);
housemate(week);
caseFileReader(week);
figureWatcher();
outsider(week);
thirdParty(week);
networkObserver(week);
operator(week);
friend(week);

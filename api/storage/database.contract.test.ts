import { after, before, describe } from 'node:test';
import { campaigningContract } from './contract/campaigning.ts';
import { countingContract } from './contract/counting.ts';
import { exportingContract } from './contract/exporting.ts';
import { followingUpContract } from './contract/following-up.ts';
import { forgettingContract } from './contract/forgetting.ts';
import { indicatorsContract } from './contract/indicators.ts';
import { intakeContract } from './contract/intake.ts';
import { leasingContract } from './contract/leasing.ts';
import { nightsContract } from './contract/nights.ts';
import { releasesContract } from './contract/releases.ts';
import { roadsContract } from './contract/roads.ts';
import { schemaContract } from './contract/schema.ts';
import { storingContract } from './contract/storing.ts';
import { postgresEngine, sqliteEngine } from './test-databases.ts';

for (const engine of [sqliteEngine(), postgresEngine()]) {
  describe(`on ${engine.dialect}`, () => {
    before(engine.start);
    after(engine.stop);
    storingContract(engine.fresh);
    countingContract(engine.fresh);
    leasingContract(engine.fresh);
    roadsContract(engine.fresh);
    intakeContract(engine.fresh);
    forgettingContract(engine.fresh);
    followingUpContract(engine.fresh);
    campaigningContract(engine.fresh);
    indicatorsContract(engine.fresh);
    exportingContract(engine.fresh);
    nightsContract(engine.fresh);
    schemaContract(engine.fresh);
    releasesContract(engine.fresh);
  });
}

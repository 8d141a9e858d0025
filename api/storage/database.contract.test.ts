import { after, before, describe } from 'node:test';
import { countingContract } from './contract/counting.ts';
import { forgettingContract } from './contract/forgetting.ts';
import { intakeContract } from './contract/intake.ts';
import { leasingContract } from './contract/leasing.ts';
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
    schemaContract(engine.fresh);
  });
}

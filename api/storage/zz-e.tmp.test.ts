import { after, before, describe } from 'node:test';
import { campaigningContract } from '/work/main/api/storage/contract/campaigning.ts';
import { postgresEngine, sqliteEngine } from '/work/main/api/storage/test-databases.ts';
for (const engine of [sqliteEngine(), postgresEngine()]) {
  describe(`on ${engine.dialect}`, () => {
    before(engine.start);
    after(engine.stop);
    campaigningContract(engine.fresh);
  });
}

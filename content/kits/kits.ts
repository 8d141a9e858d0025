import { z } from 'zod';
import { bedrijventerrein } from './bedrijventerrein.ts';
import { drijvendPakket } from './drijvend-pakket.ts';
import { drugsafvalInDeSloot } from './drugsafval-in-de-sloot.ts';
import { havenEnNachtregister } from './haven-en-nachtregister.ts';
import { hennepInDeStraat } from './hennep-in-de-straat.ts';
import { type Kit, kit } from './kit.schema.ts';
import { schurenTeHuur } from './schuren-te-huur.ts';
import { xtcParfumActie } from './xtc-parfum-actie.ts';

/** All campaign kits, in the order in which staff see them. */
export const kits: readonly Kit[] = z
  .array(kit)
  .parse([
    schurenTeHuur,
    drijvendPakket,
    xtcParfumActie,
    drugsafvalInDeSloot,
    hennepInDeStraat,
    bedrijventerrein,
    havenEnNachtregister,
  ]);

export const kitCodes: readonly string[] = kits.map(({ code }) => code);

const byCode = new Map(kits.map((each) => [each.code, each]));

export const findKit = (code: string): Kit | null => byCode.get(code) ?? null;

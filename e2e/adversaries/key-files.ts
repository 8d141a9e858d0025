import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

type Key = { identity: string; recipient: string; file: string };

/** The keys of a production server: the secret halves and the pepper lie in a folder that no copy of the data holds. */
export async function makeKeyFiles(folder: string) {
  const pepper = randomBytes(32);
  const pepperFile = join(folder, 'pepper.txt');
  writeFileSync(pepperFile, pepper.toString('hex'), { mode: 0o600 });
  const outreach = randomBytes(32);
  const outreachFile = join(folder, 'outreach-key.txt');
  writeFileSync(outreachFile, outreach.toString('hex'), { mode: 0o600 });
  const [hub, recovery, police] = await Promise.all(
    ['hub', 'recovery', 'police'].map((name) => makeKey(join(folder, `${name}-key.txt`))),
  );
  return { hub, recovery, police, pepper, pepperFile, outreach, outreachFile } as {
    hub: Key;
    recovery: Key;
    police: Key;
    pepper: Buffer;
    pepperFile: string;
    /** Opens the addresses of readers. */
    outreach: Buffer;
    outreachFile: string;
  };
}

async function makeKey(file: string): Promise<Key> {
  const identity = await generateX25519Identity();
  writeFileSync(file, `${identity}\n`, { mode: 0o600 });
  return { identity, recipient: await identityToRecipient(identity), file };
}

import { endTokens, makeToken } from '#api/staff/recorded-tokens.ts';
import { type StaffRole, staffRoles } from '#api/staff/roles.ts';
import { listTokens } from '#api/staff/staff-tokens.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { command, print, UsageFault, type Words, withDatabase } from './command.ts';

const help = `npm run staff -- token --role ROLE [--name NAME] [--region VR10]   make a token; it is the last line, and works at once
npm run staff -- list                                              who has a token
npm run staff -- revoke --name NAME                                end all tokens of that name and their sessions

Roles: ${staffRoles.join(', ')}. Without --region the token sees all safety regions.`;

const options = { role: { type: 'string' }, name: { type: 'string' }, region: { type: 'string' } } as const;

await command(help, options, async (words) => {
  switch (words.words.join(' ')) {
    case 'token':
      return token(words);
    case 'list':
      return list();
    case 'revoke':
      return revoke(words);
    default:
      throw new UsageFault('Say what to do: token, list or revoke.');
  }
});

async function token(words: Words): Promise<number> {
  const role = staffRoles.find((known) => known === words.option('role')) as StaffRole | undefined;
  if (role === undefined) throw new UsageFault(`--role must be one of: ${staffRoles.join(', ')}.`);
  const name = words.option('name') ?? role;
  const region = words.option('region') ?? null;
  const today = Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
  const regions = [...new Set(areasOn(today).flatMap((area) => area.region?.code ?? []))].sort();
  if (region !== null && !regions.includes(region))
    throw new UsageFault(`--region must be one of: ${regions.join(', ')}.`);
  const made = await withDatabase((database) => makeToken(database, { role, name, region }));
  process.stderr.write(
    `Token for ${name} (${role}${region ? `, ${region}` : ''}). It is shown this one time:\n`,
  );
  print(made);
  return 0;
}

async function list(): Promise<number> {
  const tokens = await withDatabase(({ store }) => listTokens(store));
  for (const { role, name, region, revoked } of tokens) {
    print(`${role}\t${name}\t${region ?? 'all regions'}\t${revoked ? 'revoked' : 'active'}`);
  }
  return 0;
}

async function revoke(words: Words): Promise<number> {
  const name = words.option('name');
  if (name === undefined) throw new UsageFault('Say whose tokens: --name NAME.');
  const revoked = await withDatabase((database) => endTokens(database, name));
  print(`${revoked} token(s) of ${name} revoked.`);
  return revoked > 0 ? 0 : 1;
}

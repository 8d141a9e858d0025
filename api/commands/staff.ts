import { type Config, readConfig } from '#api/config.ts';
import { invitePerson, linkPerson, unlinkPerson, type Wanted } from '#api/staff/recorded-people.ts';
import { endTokens, makeToken } from '#api/staff/recorded-tokens.ts';
import { type StaffRole, staffRoles } from '#api/staff/roles.ts';
import { listStaff } from '#api/staff/staff-list.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { command, print, UsageFault, type Words, withDatabase } from './command.ts';

const help = `npm run staff -- invite --role ROLE --name NAME [--region VR10]                 make a link with which a person makes a passkey; it is the
                                                                                 last line, works once and for a day. Who has passkeys loses
                                                                                 them and is signed out: for who lost all of theirs.
npm run staff -- link --role ROLE --name NAME [--region VR10] --subject SUBJECT  let a person sign in with their account at OIDC_ISSUER
npm run staff -- unlink --subject SUBJECT                                        end that, and their sessions
npm run staff -- token --role ROLE [--name NAME] [--region VR10]                 make a token for a program; it is the last line, and works at once
npm run staff -- list                                                            who has access, how, and who was invited until when
npm run staff -- revoke --name NAME                                              end all access of that name and their sessions

Roles: ${staffRoles.join(', ')}. Without --region somebody sees all safety regions.`;

const text = { type: 'string' } as const;
const options = { role: text, name: text, region: text, subject: text };

await command(help, options, async (words) => {
  switch (words.words.join(' ')) {
    case 'invite':
      return invite(words);
    case 'link':
      return link(words);
    case 'unlink':
      return unlink(words);
    case 'token':
      return token(words);
    case 'list':
      return list();
    case 'revoke':
      return revoke(words);
    default:
      throw new UsageFault('Say what to do: invite, link, unlink, token, list or revoke.');
  }
});

function wanted(words: Words): Wanted {
  const role = staffRoles.find((known) => known === words.option('role')) as StaffRole | undefined;
  if (role === undefined) throw new UsageFault(`--role must be one of: ${staffRoles.join(', ')}.`);
  const region = words.option('region') ?? null;
  const today = Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
  const regions = [...new Set(areasOn(today).flatMap((area) => area.region?.code ?? []))].sort();
  if (region !== null && !regions.includes(region))
    throw new UsageFault(`--region must be one of: ${regions.join(', ')}.`);
  return { role, name: words.option('name') ?? role, region };
}

/** A person has a name of their own, and is no system. */
function wantedPerson(words: Words): Wanted {
  const person = wanted(words);
  if ((words.option('name') ?? '').trim() === '') throw new UsageFault('Say who it is: --name NAME.');
  if (person.role === 'hub') throw new UsageFault('The role hub is for a program: make a token for it.');
  return person;
}

function shown({ role, name, region }: Wanted): string {
  return `${name} (${role}${region ? `, ${region}` : ''})`;
}

function elsewhere({ name, role }: Wanted): UsageFault {
  return new UsageFault(`${name} is ${role} in another region already: revoke that first.`);
}

async function invite(words: Words): Promise<number> {
  const person = wantedPerson(words);
  const address = deskAddress(readConfig());
  const made = await withDatabase((database) => invitePerson(database, person));
  if (made.kind === 'other-region') throw elsewhere(person);
  const lost = made.removed > 0 ? ` ${made.removed} earlier passkey(s) stopped working.` : '';
  process.stderr.write(
    `Invitation for ${shown(person)}, good for one use within 24 hours.${lost} It is shown this one time:\n`,
  );
  print(`${address}/uitnodiging#${made.code}`);
  return 0;
}

/** Passkeys work at one address only, so the link must lead there. */
function deskAddress({ DESK_URL, DESK_PORT, production }: Config): string {
  if (DESK_URL !== undefined) return new URL(DESK_URL).origin;
  if (production) throw new UsageFault('Set DESK_URL: passkeys belong to the address of the desk.');
  return `http://localhost:${DESK_PORT}`;
}

function subjectOf(words: Words) {
  const { OIDC_ISSUER: issuer } = readConfig();
  if (issuer === undefined) throw new UsageFault('Set OIDC_ISSUER: whose account is it?');
  const subject = words.option('subject');
  if (!subject) throw new UsageFault('Say which account: --subject SUBJECT.');
  return { issuer, subject };
}

async function link(words: Words): Promise<number> {
  const [person, subject] = [wantedPerson(words), subjectOf(words)];
  const linked = await withDatabase((database) => linkPerson(database, person, subject));
  if (linked === 'other-region') throw elsewhere(person);
  if (linked === 'taken')
    throw new UsageFault('That account is linked to somebody already: unlink it first.');
  print(`${shown(person)} can sign in with that account at ${subject.issuer}.`);
  return 0;
}

async function unlink(words: Words): Promise<number> {
  const subject = subjectOf(words);
  const member = await withDatabase((database) => unlinkPerson(database, subject));
  print(member === null ? 'That account was not linked.' : `${shown(member)} is no longer linked to it.`);
  return member === null ? 1 : 0;
}

async function token(words: Words): Promise<number> {
  const member = wanted(words);
  const made = await withDatabase((database) => makeToken(database, member));
  process.stderr.write(`Token for ${shown(member)}. It is shown this one time:\n`);
  print(made);
  return 0;
}

async function list(): Promise<number> {
  const members = await withDatabase(({ store }) => listStaff(store, Date.now()));
  for (const { role, name, region, revoked, passkeys, linked, invitedUntil } of members) {
    const ways = [
      ...(passkeys > 0 ? [`${passkeys} passkey(s)`] : []),
      ...(linked > 0 ? ['linked'] : []),
      ...(invitedUntil === null ? [] : [`invited until ${minuteOf(invitedUntil)}`]),
    ].join(', ');
    print(
      `${role}\t${name}\t${region ?? 'all regions'}\t${revoked ? 'revoked' : 'active'}${ways && `\t${ways}`}`,
    );
  }
  return 0;
}

/** `2026-11-19 11:00`, Amsterdam. */
function minuteOf(ms: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Amsterdam');
  return at.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

async function revoke(words: Words): Promise<number> {
  const name = words.option('name');
  if (name === undefined) throw new UsageFault('Say whose access: --name NAME.');
  const revoked = await withDatabase((database) => endTokens(database, name));
  print(`${revoked} token(s) of ${name} revoked.`);
  return revoked > 0 ? 0 : 1;
}

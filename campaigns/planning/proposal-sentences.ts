import type { BarrierCode, ProposalFacts, ReasonCode } from './propose-areas.ts';

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });
const month = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Why an area is proposed, in words; every figure of it stands in the facts. */
export function reasonSentence(code: ReasonCode, facts: ProposalFacts): string {
  switch (code) {
    case 'few-reports':
      return `Hier komen waarschijnlijk te weinig meldingen binnen: ${comparison(facts)}.`;
    case 'maybe-few-reports':
      return `Misschien komen hier te weinig meldingen binnen: ${comparison(facts)}.`;
    case 'high-index':
      return `De kaartlagen samen geven hier een hoge waarde: ${whole.format(facts.index ?? 0)} van de 100. Dat is een signaal, geen bewijs.`;
    case 'silent-witnesses':
      return surveySentence(facts);
    case 'never-campaign':
      return 'Hier was nog geen campagne.';
    case 'campaign-long-ago':
      return `De laatste campagne (${titleOf(facts)}) is meer dan anderhalf jaar voorbij.`;
    case 'campaign-reached':
      return `De laatste campagne (${titleOf(facts)}) gaf hier meldingen met haar eigen code: ${whole.format(facts.lastCampaign?.reports ?? 0)}.`;
    case 'many-people':
      return `Een campagne bereikt hier veel mensen: er wonen er ${whole.format(facts.population)}.`;
  }
}

/** Why an area cannot be proposed now, and what would help. */
export function barrierSentence(code: BarrierCode, facts: ProposalFacts): string {
  switch (code) {
    case 'too-little-expected':
      return `Wij verwachten hier te weinig meldingen om iets te zeggen (${oneDecimal.format(facts.expected)}). Voeg gebieden samen, of neem een langere periode.`;
    case 'campaign-runs':
      return `Hier loopt al een campagne, of die komt nog: ${titleOf(facts)}.`;
    case 'neighbour-runs':
      return 'In een buurgemeente loopt of komt een campagne. Die kan ook hier meldingen geven.';
  }
}

const comparison = ({ observed, expected }: ProposalFacts) =>
  `${whole.format(observed)}, en wij verwachten er ongeveer ${whole.format(expected)}`;

const titleOf = ({ lastCampaign }: ProposalFacts) => `‘${lastCampaign?.title ?? ''}’`;

function surveySentence({ survey }: ProposalFacts): string {
  if (survey === null) return '';
  const when = month.format(new Date(`${survey.heldOn}T12:00:00Z`));
  return `Mensen zien wel iets, maar melden het niet: van de ${whole.format(survey.suspected)} met een vermoeden meldden er ${whole.format(survey.reported)} iets (enquête, ${when}).`;
}

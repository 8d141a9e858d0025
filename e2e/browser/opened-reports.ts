import type { RunningHouse } from '../running-house.ts';

export type OpenedReport = {
  id: string;
  phenomenon: string;
  area: string;
  language: string;
  campaign: string;
  text: string;
  signs: string[];
  when: string | null;
  place: { description: string; location: { coordinates: [number, number] } | null; precision: string };
};

/** The reports with this text in them, as the Drugshub reads them with its own key. */
export async function openedReports(house: RunningHouse, text: string): Promise<OpenedReport[]> {
  const { code, stdout, stderr } = await house.command('api/commands/hub.ts', 'open');
  if (code !== 0) throw new Error(`hub open ended with ${code}: ${stderr}`);
  const reports = stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as OpenedReport);
  return reports.filter((report) => report.text.includes(text));
}

let made = 0;
/** A text that no other report has. */
export function unmistakableText(): string {
  made += 1;
  return `Verzonnen proefmelding ${process.pid}-${made}: drie pakketten bij paal nul`;
}

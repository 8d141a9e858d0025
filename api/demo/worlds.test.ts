import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { distDir, openHouse } from '#api/house.ts';
import { signInLinks } from '#api/staff/sign-in-link.ts';
import { liveWeeks } from './simulate-world.ts';
import { simulatedRoom } from './simulated-room.ts';
import { type World, world } from './world.schema.ts';

/** Three years: the first chooses the lowest areas, the second is the baseline, in the third the campaign runs. */
function inventedWorld(seed: number, trueRatio: number, reportsPerYear: number, lowest: number): World {
  return world.parse({
    seed,
    ...{ from: '2022-04-25', to: '2025-05-25' },
    reportsPerYear,
    ...{ variationShape: 4, noiseShape: null, season: 0.2, shareOnWater: 0 },
    // Reports fall, rise a little or rise fast by themselves; in every other world news doubles them for a month.
    trendPerYear: [0.8, 1.1, 1.4][seed % 3],
    shocks: seed % 2 === 0 ? [{ from: '2024-09-02', to: '2024-09-29', ratio: 2 }] : [],
    campaigns: [
      {
        ...{ code: 'verzonnen-campagne', title: 'Verzonnen campagne', kit: 'schuren-te-huur' },
        ...{ audience: 'residents', areas: { lowest }, trueRatio },
        selection: { from: '2022-05-01', to: '2023-04-30' },
        baseline: { from: '2023-05-01', to: '2024-04-30' },
        ...{ from: '2024-05-06', to: '2024-08-04' },
        outcomeWindow: { from: '2024-05-06', to: '2025-05-04' },
      },
    ],
    lastMonthOverHttp: false,
  });
}

/** Memory where there is a disk made of it: nothing here asks what survives a power cut. */
const disk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

type Told = { verdict: string; promised: number; reports: number };

/** What the room says of the campaign of a world, with every report sealed, stored and counted on its way there. */
async function told(described: World): Promise<Told> {
  const folder = mkdtempSync(join(disk, 'nhda-world-'));
  const clock = { now: 0 };
  const now = () => clock.now;
  const config = readConfig({ DATA_DIR: folder, DEMO: 'true' });
  const house = await openHouse({ config, log: () => {}, now, random: () => 0.5 });
  const desk = await deskApp({
    ...{
      config,
      log: () => {},
      distDir,
      now,
      publicAddress: '',
      developmentKeys: true,
      links: signInLinks(),
    },
    ...{
      areas: house.areas,
      campaigns: house.campaigns,
      rewards: house.rewards,
      releases: house.releases,
      database: house.database,
      seal: house.seal,
      followUp: house.followUp,
      destinations: house.destinations,
      courier: house.courier,
      forwardSealers: house.forwardSealers,
    },
    renderPage: async () => assert.fail('the room is asked over its API'),
  });
  try {
    const room = await simulatedRoom(desk, house.database.store);
    const setClock = (moment: number) => {
      clock.now = moment;
    };
    const sendOverHttp = async () => assert.fail('this world sends nothing over HTTP');
    const { reports } = await liveWeeks(described, { house, room, setClock, sendOverHttp });
    const { id, frozen } = await room.plannedAs('verzonnen-campagne');
    const { verdict, final } = await room.effect(id);
    assert.ok(final, 'the last look');
    return { verdict, promised: frozen.powerForDoubling, reports };
  } finally {
    await desk.close();
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function toldOf(worlds: World[]): Promise<Told[]> {
  const answers: Told[] = [];
  for (const one of worlds) answers.push(await told(one));
  return answers;
}

const seeds = (count: number) => Array.from({ length: count }, (_, at) => 7000 + at);
const saying = (answers: Told[], verdict: string) =>
  answers.filter((answer) => answer.verdict === verdict).length;
const patience = { timeout: 900_000 };

test(
  'in 200 worlds whose campaign did nothing in areas chosen for being low, at most 10 are told MEER',
  patience,
  async (t) => {
    const answers = await toldOf(seeds(200).map((seed) => inventedWorld(seed, 1, 60, 12)));
    t.diagnostic(
      `${saying(answers, 'MEER')} MEER, ${saying(answers, 'MINDER')} MINDER, ${saying(answers, 'TE_VROEG')} TE_VROEG`,
    );
    assert.ok(saying(answers, 'MEER') <= 10);
    // Worlds too small for any verdict would prove nothing.
    assert.ok(saying(answers, 'TE_VROEG') <= 20);
  },
);

test(
  'of worlds whose campaign doubled the reports, at least 80 % of what the plan promised are told MEER',
  patience,
  async (t) => {
    const answers = await toldOf(seeds(40).map((seed) => inventedWorld(seed, 2, 130, 16)));
    const promised = answers.reduce((sum, answer) => sum + answer.promised, 0) / answers.length;
    const seen = saying(answers, 'MEER') / answers.length;
    t.diagnostic(`promised ${promised.toFixed(2)}, told MEER ${seen.toFixed(2)}`);
    assert.ok(promised > 0.6, 'enough areas for the promise to mean something');
    assert.ok(seen >= 0.8 * promised);
  },
);

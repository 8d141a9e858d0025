import type { Config } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { distDir, openHouse } from '#api/house.ts';
import { publicApp } from '#api/public-app.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { signInLinks } from '#api/staff/sign-in-link.ts';
import { publishInvented } from './publish-invented.ts';
import { type SimulatedWorld, simulateWorld } from './simulate-world.ts';
import { httpSender, simulatedRoom } from './simulated-room.ts';
import type { World } from './world.schema.ts';

/** No page is rendered: the simulation speaks to the API alone. */
const renderPage: RenderPage = async ({ kind }) => {
  throw new Error(`The simulation does not look at pages, and was to render ${kind}.`);
};

/**
 * Lives a world in the configured database: the house, its desk and, where the world asks for it, its public listener
 * on loopback, all on the clock of the world.
 */
export async function liveWorld(world: World, config: Config, log: QuietLog): Promise<SimulatedWorld> {
  const clock = { now: Date.parse(`${world.from}T00:00:00+01:00`) };
  const now = () => clock.now;
  const house = await openHouse({ config, log, now, random: Math.random });
  const { areas, campaigns, releases, followUp } = house;
  const { destinations, courier, forwardSealers } = house;
  const shared = { config, log, areas, campaigns, releases, followUp, renderPage, distDir, now };
  const desk = await deskApp({
    ...shared,
    database: house.database,
    seal: house.seal,
    ...{ destinations, courier, forwardSealers, rewards: house.rewards },
    links: signInLinks(),
    publicAddress: '',
    developmentKeys: house.keys.development,
  });
  const site = await publicApp({
    ...shared,
    pepper: house.keys.pepper,
    submitReport: house.submitReport,
    sealing: house.sealing,
    ready: async () => true,
  });
  try {
    const origin = await site.listen({ host: '127.0.0.1', port: 0 });
    const room = await simulatedRoom(desk, house.database.store);
    const setClock = (moment: number) => {
      clock.now = moment;
    };
    const lived = await simulateWorld(world, { house, room, setClock, sendOverHttp: httpSender(origin) });
    await publishInvented({ house, log, until: clock.now });
    return lived;
  } finally {
    await Promise.all([desk.close(), site.close()]);
    await house.close();
  }
}

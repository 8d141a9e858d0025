import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { storeInventedCampaign } from './invented-campaign.ts';
import { inventedRoom } from './invented-room.ts';
import { landingQr } from './landing-qr.ts';
import { landingQrRoutes } from './landing-qr-routes.ts';

const publicAddress = 'https://drugsalert.example';

async function deskWithCampaign(t: TestContext) {
  const { app, database, clock, member } = await inventedRoom(t);
  await app.register(landingQrRoutes, { store: database.store, now: () => clock.now, publicAddress });
  const id = await storeInventedCampaign(database, { code: 'hennep-texel', areas: ['GM0448'] });
  return { app, member, path: `/campagnes/${id}/qr.svg` };
}

test('communication staff take the code of a campaign along as a file that names it', async (t) => {
  const { member, path } = await deskWithCampaign(t);
  const answer = await (await member()).get(path);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['content-type'], 'image/svg+xml');
  assert.equal(answer.headers['content-disposition'], 'attachment; filename="qr-hennep-texel.svg"');
  assert.equal(answer.body, landingQr(publicAddress, 'hennep-texel'));
});

test('strangers, the hub and another region do not get it, and an unknown campaign has none', async (t) => {
  const { app, member, path } = await deskWithCampaign(t);
  assert.equal((await app.inject({ url: path })).statusCode, 401);
  assert.equal((await (await member('hub')).get(path)).statusCode, 403);
  assert.equal((await (await member('communication', 'Verzonnen', 'VR13')).get(path)).statusCode, 404);
  assert.equal((await (await member()).get('/campagnes/nooit-gehoord/qr.svg')).statusCode, 404);
});

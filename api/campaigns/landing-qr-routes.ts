import type { FastifyInstance } from 'fastify';
import type { Store } from '#api/storage/database.ts';
import { campaignReaders } from './campaign-roles.ts';
import { findCampaign } from './find-campaign.ts';
import { landingQr } from './landing-qr.ts';

export type LandingQrParts = {
  store: Store;
  now: () => number;
  /** Address of the public site, as residents type it. */
  publicAddress: string;
};

type Named = { Params: { id: string } };

/** `/campagnes/<id>/qr.svg` on the desk: the code for posters and letters, to take along. */
export async function landingQrRoutes(app: FastifyInstance, parts: LandingQrParts): Promise<void> {
  app.get<Named>('/campagnes/:id/qr.svg', { config: { roles: campaignReaders } }, async (request, reply) => {
    const { code } = await findCampaign(request, parts);
    return reply
      .type('image/svg+xml')
      .header('content-disposition', `attachment; filename="qr-${code}.svg"`)
      .send(landingQr(parts.publicAddress, code));
  });
}

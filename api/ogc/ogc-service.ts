import type { StaffRole } from '#api/staff/roles.ts';
import type { FeatureCollection } from './feature-collection.ts';

export type OgcService = {
  title: string;
  description: string;
  collections: FeatureCollection[];
  /** Address of the listener as people use it; without it links begin at the address of the connection. */
  configuredUrl: string | undefined;
  /** Address of the same listener in the Tor network: who comes by it stays there. */
  onionUrl?: string | undefined;
  /** On the desk: who may read the collections. Public without it. */
  roles?: readonly StaffRole[];
};

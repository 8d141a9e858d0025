import type { KeyObject } from 'node:crypto';
import { cose, isoCBOR } from '@simplewebauthn/server/helpers';

/** A public key on P-256 as WebAuthn writes it (RFC 9053, §7.1.1). */
export function coseKey(publicKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const { COSEKEYS, COSEKTY, COSEALG, COSECRV } = cose;
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [COSEKEYS.kty, COSEKTY.EC2],
      [COSEKEYS.alg, COSEALG.ES256],
      [COSEKEYS.crv, COSECRV.P256],
      [COSEKEYS.x, bytesOf(x)],
      [COSEKEYS.y, bytesOf(y)],
    ]),
  );
}

const bytesOf = (text: unknown) => new Uint8Array(Buffer.from(String(text), 'base64url'));

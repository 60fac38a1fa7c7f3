import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { CertificateSigner } from '../../cluster/controllers/certificates/signer.ts';
import { type CertificateContent, type Issuer, signCertificate } from './certificate.ts';
import type { CertificateSubject } from './name.ts';
import { readSigningRequest } from './signing-request.ts';

/** A certificate with its private key, both as PEM. */
export interface Credential {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority that is created for one cluster and discarded with it. */
export interface Authority {
  /** Its own certificate, as PEM. */
  readonly certificate: string;
  /** Creates a new key and a certificate for it. */
  credential(content: Pick<CertificateContent, 'subject' | 'use' | 'names'>): Credential;
  /** Signs the certificate requests of a cluster. */
  readonly signer: CertificateSigner;
}

const SUBJECT: CertificateSubject = { commonName: 'kubernetes', organizations: [] };
const YEAR = 365 * 24 * 3600;
const AUTHORITY_YEARS = 10;
/** Certificates are valid from this many milliseconds before now, since a client's clock may be slow. */
const LEEWAY = 5 * 60 * 1000;
const SERIAL_BYTES = 8;

/**
 * @param now milliseconds since 1970
 * @param randomHex returns the hexadecimal digits of this many random bytes
 */
export function createAuthority(now: () => number, randomHex: (bytes: number) => string): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer: Issuer = { subject: SUBJECT, privateKey: own.privateKey };
  const sign = (
    content: Pick<CertificateContent, 'subject' | 'use' | 'names'>,
    publicKey: KeyObject,
    seconds: number,
  ): string => {
    const at = now();
    const notBefore = at - LEEWAY;
    const notAfter = at + seconds * 1000;
    return signCertificate(
      { ...content, publicKey, serial: randomHex(SERIAL_BYTES), notBefore, notAfter },
      issuer,
    );
  };
  return {
    certificate: sign({ subject: SUBJECT, use: 'authority' }, own.publicKey, AUTHORITY_YEARS * YEAR),
    credential(content) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const key = privateKey.export({ type: 'sec1', format: 'pem' });
      return { certificate: sign(content, publicKey, YEAR), key: String(key) };
    },
    signer: {
      read: readSigningRequest,
      sign(request, use, seconds) {
        const { publicKey, alternativeNames: names, commonName, organizations } = readSigningRequest(request);
        const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
        return sign({ subject: { commonName, organizations }, use, names }, key, seconds);
      },
    },
  };
}

import { type KeyObject, sign } from 'node:crypto';
import {
  bitString,
  type Der,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  tagged,
  time,
  truth,
} from './der.ts';
import { type CertificateSubject, distinguishedName } from './name.ts';
import { pem } from './pem.ts';

/** The contents of a certificate. */
export interface CertificateContent {
  readonly subject: CertificateSubject;
  readonly publicKey: KeyObject;
  /** Hexadecimal digits, of which the first two bits are ignored. */
  readonly serial: string;
  /** Milliseconds since 1970, rounded down to seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly use: 'authority' | 'server' | 'client';
  /** The names and addresses of a server, or the encoded extension if it comes from a request. */
  readonly names?: AlternativeNames | Uint8Array | undefined;
}

export interface AlternativeNames {
  readonly dns: readonly string[];
  /** IPv4. */
  readonly ips: readonly string[];
}

/** The issuer of certificates. */
export interface Issuer {
  readonly subject: CertificateSubject;
  /** An elliptic-curve key. */
  readonly privateKey: KeyObject;
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const ALTERNATIVE_NAME = '2.5.29.17';
const PURPOSE = { server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2' };
/** digitalSignature and keyEncipherment for servers and clients; digitalSignature, keyEncipherment and keyCertSign for authorities. */
const KEY_USAGES = {
  server: { unused: 5, bits: 0b1010_0000 },
  client: { unused: 5, bits: 0b1010_0000 },
  authority: { unused: 2, bits: 0b1010_0100 },
};
const VERSION_3 = 2;

/**
 * A version 3 certificate in PEM, signed with ECDSA and SHA-256.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function signCertificate(content: CertificateContent, issuer: Issuer): string {
  const algorithm = sequence(objectIdentifier(ECDSA_WITH_SHA256));
  const toSign = sequence(
    tagged(0, integer(Uint8Array.of(VERSION_3))),
    positive(content.serial),
    algorithm,
    distinguishedName(issuer.subject),
    sequence(time(content.notBefore), time(content.notAfter)),
    distinguishedName(content.subject),
    content.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions(content))),
  );
  const signature = sign('sha256', toSign, issuer.privateKey);
  return pem('CERTIFICATE', sequence(toSign, algorithm, bitString(signature)));
}

/** A positive integer: its first bit, the sign, is 0, and the second is 1, so that it has no superfluous leading zeros. */
function positive(hex: string): Der {
  const [first = 0, ...rest] = Buffer.from(hex, 'hex');
  return integer(Uint8Array.of((first & 0x3f) | 0x40, ...rest));
}

function extensions({ use, names }: CertificateContent): Der[] {
  const { unused, bits } = KEY_USAGES[use];
  const usage = extension(KEY_USAGE, bitString(Uint8Array.of(bits), unused), true);
  if (use === 'authority') return [usage, extension(BASIC_CONSTRAINTS, sequence(truth()), true)];
  return [
    usage,
    extension(EXTENDED_KEY_USAGE, sequence(objectIdentifier(PURPOSE[use])), false),
    extension(BASIC_CONSTRAINTS, sequence(), true),
    ...(names === undefined ? [] : [extension(ALTERNATIVE_NAME, alternativeNames(names), false)]),
  ];
}

function extension(id: string, content: Der, critical: boolean): Der {
  return sequence(objectIdentifier(id), ...(critical ? [truth()] : []), octetString(content));
}

function alternativeNames(names: AlternativeNames | Uint8Array): Der {
  if (names instanceof Uint8Array) return names;
  const { dns, ips } = names;
  return sequence(
    ...dns.map((text) => implicit(2, Buffer.from(text, 'latin1'))),
    ...ips.map((ip) => implicit(7, Uint8Array.from(ip.split('.').map(Number)))),
  );
}

import { type KeyObject, sign } from 'node:crypto';
import {
  type BaseBlock,
  BitString,
  Constructed,
  Boolean as DerBoolean,
  fromBER,
  Integer,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  UTCTime,
} from 'asn1js';
import { type CertificateSubject, distinguishedName } from './name.ts';
import { pem } from './pem.ts';

/** What a certificate says. */
export interface CertificateContent {
  readonly subject: CertificateSubject;
  readonly publicKey: KeyObject;
  /** Hex digits, of which the first two bits are not used. */
  readonly serial: string;
  /** Milliseconds since 1970; whole seconds count. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly use: 'authority' | 'server' | 'client';
  /** The addresses under which a server is reached; as the extension itself where a request had it. */
  readonly names?: AlternativeNames | Uint8Array | undefined;
}

export interface AlternativeNames {
  readonly dns: readonly string[];
  /** IPv4. */
  readonly ips: readonly string[];
}

/** Who signs certificates. */
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
/** The bits digitalSignature and keyEncipherment; and digitalSignature, keyEncipherment and keyCertSign. */
const KEY_USAGES = {
  server: { unused: 5, bits: 0b1010_0000 },
  client: { unused: 5, bits: 0b1010_0000 },
  authority: { unused: 2, bits: 0b1010_0100 },
};
const CONTEXT_SPECIFIC = 3;
const VERSION_3 = 2;

/**
 * A certificate of version 3, signed with ECDSA and SHA-256, as PEM.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function signCertificate(content: CertificateContent, issuer: Issuer): string {
  const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: ECDSA_WITH_SHA256 })] });
  const toSign = new Sequence({
    value: [
      tagged(0, [new Integer({ value: VERSION_3 })]),
      positive(content.serial),
      algorithm,
      distinguishedName(issuer.subject),
      new Sequence({ value: [time(content.notBefore), time(content.notAfter)] }),
      distinguishedName(content.subject),
      fromBER(content.publicKey.export({ type: 'spki', format: 'der' })).result,
      tagged(3, [new Sequence({ value: extensions(content) })]),
    ],
  });
  const signature = sign('sha256', Buffer.from(toSign.toBER()), issuer.privateKey);
  const certificate = new Sequence({ value: [toSign, algorithm, new BitString({ valueHex: signature })] });
  return pem('CERTIFICATE', new Uint8Array(certificate.toBER()));
}

type Value = ConstructorParameters<typeof Sequence>[0] extends infer P
  ? NonNullable<NonNullable<P> extends { value?: infer V } ? V : never>
  : never;

function tagged(tagNumber: number, value: Value): Constructed {
  return new Constructed({ idBlock: { tagClass: CONTEXT_SPECIFIC, tagNumber }, value });
}

/** The first bit is the sign, and the first nine are not all 0. */
function positive(hex: string): Integer {
  const [first = 0, ...rest] = Buffer.from(hex, 'hex');
  return new Integer({ valueHex: Uint8Array.of((first & 0x3f) | 0x40, ...rest) });
}

const time = (at: number): UTCTime => new UTCTime({ valueDate: new Date(Math.floor(at / 1000) * 1000) });

function extensions({ use, names }: CertificateContent): Sequence[] {
  const { unused, bits } = KEY_USAGES[use];
  const usage = new BitString({ unusedBits: unused, valueHex: Uint8Array.of(bits).buffer });
  const found = [extension(KEY_USAGE, usage, true)];
  if (use === 'authority') {
    const constraints = new Sequence({ value: [new DerBoolean({ value: true })] });
    return [...found, extension(BASIC_CONSTRAINTS, constraints, true)];
  }
  const purpose = new Sequence({ value: [new ObjectIdentifier({ value: PURPOSE[use] })] });
  found.push(
    extension(EXTENDED_KEY_USAGE, purpose, false),
    extension(BASIC_CONSTRAINTS, new Sequence({ value: [] }), true),
  );
  if (names !== undefined) found.push(extension(ALTERNATIVE_NAME, alternativeNames(names), false));
  return found;
}

function extension(id: string, content: BaseBlock, critical: boolean): Sequence {
  return new Sequence({
    value: [
      new ObjectIdentifier({ value: id }),
      ...(critical ? [new DerBoolean({ value: true })] : []),
      new OctetString({ valueHex: content.toBER() }),
    ],
  });
}

function alternativeNames(names: AlternativeNames | Uint8Array): BaseBlock {
  if (names instanceof Uint8Array) return fromBER(names).result;
  const { dns, ips } = names;
  const name = (tagNumber: number, bytes: Uint8Array): Primitive =>
    new Primitive({ idBlock: { tagClass: CONTEXT_SPECIFIC, tagNumber }, valueHex: bytes });
  return new Sequence({
    value: [
      ...dns.map((text) => name(2, Buffer.from(text, 'latin1'))),
      ...ips.map((ip) => name(7, Uint8Array.from(ip.split('.').map(Number)))),
    ],
  });
}

import { createPublicKey, verify } from 'node:crypto';
import type { RequestedCertificate } from '../../cluster/controllers/certificates/signer.ts';
import { bitsOf, type DerValue, isIdentifier, octetsOf, partsOf, readDer, structureError } from './der.ts';

/** A certificate request with its key and the requested names. */
export interface SigningRequest extends RequestedCertificate {
  /** The key in DER, as SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** The extension `subjectAltName` as it was sent; absent if there is none. */
  readonly alternativeNames?: Uint8Array;
}

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
const ALTERNATIVE_NAME = '2.5.29.17';

/** The hash functions of signature algorithms; Ed25519 has no separate one. */
const HASHES = new Map<string, string | null>([
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
  ['1.3.101.112', null],
]);

/**
 * Reads a request in PEM and checks its signature.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2986#section-4
 * @throws Error if it is invalid or not signed with its own key
 */
export function readSigningRequest(pem: string): SigningRequest {
  const block = /-----BEGIN CERTIFICATE REQUEST-----([\s\S]*?)-----END CERTIFICATE REQUEST-----/.exec(pem);
  const [info, algorithm, signature] = partsOf(readDer(Buffer.from(block?.[1] ?? '', 'base64')));
  const [, subject, key, attributes] = partsOf(info);
  if (info === undefined || key === undefined) throw structureError();
  const hash = hashOf(partsOf(algorithm)[0]);
  const bits = bitsOf(signature);
  if (hash === undefined || bits === undefined)
    throw new Error('x509: cannot verify signature: algorithm unimplemented');
  const publicKey = createPublicKey({ key: Buffer.from(key.bytes), format: 'der', type: 'spki' });
  if (!verify(hash, info.bytes, publicKey, bits))
    throw new Error('x509: the request is not signed with its own key');
  const names = attributes === undefined ? undefined : alternativeNamesIn(attributes);
  return {
    publicKey: key.bytes,
    commonName: attributeValues(subject, COMMON_NAME)[0] ?? '',
    organizations: attributeValues(subject, ORGANIZATION),
    ...namesIn(names),
    ...(names !== undefined && { alternativeNames: names }),
  };
}

/** The hash function of an algorithm, `null` if it has no separate one, or `undefined` if the algorithm is unknown. */
function hashOf(id: DerValue | undefined): string | null | undefined {
  for (const [known, hash] of HASHES) if (isIdentifier(id, known)) return hash;
  return undefined;
}

function attributeValues(name: DerValue | undefined, type: string): string[] {
  return partsOf(name)
    .flatMap((set) => partsOf(set))
    .map((attribute) => partsOf(attribute))
    .filter(([id]) => isIdentifier(id, type))
    .map(([, value]) => textOf(value));
}

/** The text of a string value, decoded as UTF-8, which includes the ASCII characters of the older string types. */
function textOf(value: DerValue | undefined): string {
  return Buffer.from(value?.content ?? []).toString();
}

function alternativeNamesIn(attributes: DerValue): Uint8Array | undefined {
  for (const attribute of partsOf(attributes)) {
    const [id, values] = partsOf(attribute);
    if (!isIdentifier(id, EXTENSION_REQUEST)) continue;
    for (const extension of partsOf(partsOf(values)[0])) {
      const parts = partsOf(extension);
      const found = octetsOf(parts.at(-1));
      if (isIdentifier(parts[0], ALTERNATIVE_NAME) && found !== undefined) return new Uint8Array(found);
    }
  }
  return undefined;
}

type Names = Pick<RequestedCertificate, 'dnsNames' | 'ipAddresses' | 'emailAddresses' | 'uris'>;

const TAG_NUMBER = 0x1f;

/** The names in an extension. The choices of GeneralName: 1 email address, 2 DNS name, 6 URI, 7 IP address. */
function namesIn(extension: Uint8Array | undefined): Names {
  const names = extension === undefined ? [] : partsOf(readDer(extension));
  const of = (choice: number): string[] =>
    names
      .filter(({ tag }) => (tag & TAG_NUMBER) === choice)
      .map(({ content }) => Buffer.from(content).toString('latin1'));
  return { emailAddresses: of(1), dnsNames: of(2), uris: of(6), ipAddresses: of(7) };
}

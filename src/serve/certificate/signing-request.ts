import { createPublicKey, verify } from 'node:crypto';
import {
  type BaseBlock,
  BitString,
  Constructed,
  fromBER,
  ObjectIdentifier,
  OctetString,
  type Sequence,
} from 'asn1js';
import type { RequestedCertificate } from '../../cluster/controllers/certificates/signer.ts';

/** A certificate request with its key and the names that it asks for. */
export interface SigningRequest extends RequestedCertificate {
  /** The key as SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array;
  /** The extension `subjectAltName` as it was sent; absent where there is none. */
  readonly alternativeNames?: Uint8Array;
}

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
const ALTERNATIVE_NAME = '2.5.29.17';

/** The hash of a signature algorithm; Ed25519 has none of its own. */
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
 * @throws Error where it is none, or not signed with its own key
 */
export function readSigningRequest(pem: string): SigningRequest {
  const block = /-----BEGIN CERTIFICATE REQUEST-----([\s\S]*?)-----END CERTIFICATE REQUEST-----/.exec(pem);
  const [info, algorithm, signature] = partsOf(fromBER(Buffer.from(block?.[1] ?? '', 'base64')).result);
  const [, subject, key, attributes] = partsOf(info);
  const publicKey = bytesOf(key);
  const hash = HASHES.get(idOf(partsOf(algorithm)[0]));
  if (hash === undefined || !(signature instanceof BitString))
    throw new Error('x509: cannot verify signature: algorithm unimplemented');
  const isSigned = verify(
    hash,
    bytesOf(info),
    createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }),
    Buffer.from(signature.valueBlock.valueHexView),
  );
  if (!isSigned) throw new Error('x509: the signature of the request is not by its own key');
  const names = attributes === undefined ? undefined : alternativeNamesIn(attributes);
  return {
    publicKey,
    commonName: attributeValues(subject, COMMON_NAME)[0] ?? '',
    organizations: attributeValues(subject, ORGANIZATION),
    ...namesIn(names),
    ...(names !== undefined && { alternativeNames: names }),
  };
}

/** What a sequence, a set or a tagged value holds. */
function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (!(block instanceof Constructed)) throw new Error('asn1: structure error');
  return block.valueBlock.value as BaseBlock[];
}

const bytesOf = (block: BaseBlock | undefined): Uint8Array =>
  new Uint8Array(block?.toBER() ?? new ArrayBuffer(0));

const idOf = (block: BaseBlock | undefined): string =>
  block instanceof ObjectIdentifier ? block.valueBlock.toString() : '';

function attributeValues(name: BaseBlock | undefined, type: string): string[] {
  return partsOf(name)
    .flatMap((set) => partsOf(set))
    .map((attribute) => partsOf(attribute))
    .filter(([id]) => idOf(id) === type)
    .map(([, value]) => textOf(value));
}

function textOf(block: BaseBlock | undefined): string {
  const value = (block?.valueBlock as { value?: unknown } | undefined)?.value;
  return typeof value === 'string' ? value : '';
}

function alternativeNamesIn(attributes: BaseBlock): Uint8Array | undefined {
  for (const attribute of partsOf(attributes)) {
    const [id, values] = partsOf(attribute);
    if (idOf(id) !== EXTENSION_REQUEST) continue;
    for (const extension of partsOf(partsOf(values)[0])) {
      const parts = partsOf(extension);
      const value = parts.at(-1);
      if (idOf(parts[0]) === ALTERNATIVE_NAME && value instanceof OctetString)
        return new Uint8Array(value.valueBlock.valueHexView);
    }
  }
  return undefined;
}

type Names = Pick<RequestedCertificate, 'dnsNames' | 'ipAddresses' | 'emailAddresses' | 'uris'>;

/** The choices of a GeneralName: 1 an e-mail address, 2 a DNS name, 6 a URI, 7 an IP address. */
function namesIn(extension: Uint8Array | undefined): Names {
  const blocks = extension === undefined ? [] : partsOf(fromBER(extension).result as Sequence);
  const of = (tag: number): string[] =>
    blocks
      .filter((block) => block.idBlock.tagNumber === tag)
      .map((block) =>
        Buffer.from((block.valueBlock as unknown as { valueHexView: Uint8Array }).valueHexView).toString(
          'latin1',
        ),
      );
  return { emailAddresses: of(1), dnsNames: of(2), uris: of(6), ipAddresses: of(7) };
}

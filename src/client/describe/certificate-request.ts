/** The subject of a certificate request (PKCS #10). */
export interface CertificateRequest {
  readonly commonName: string;
  readonly serialNumber: string;
  /** Values of the other parts of the name, by object identifier. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly dnsNames: readonly string[];
  readonly emailAddresses: readonly string[];
  readonly uris: readonly string[];
  readonly ipAddresses: readonly string[];
}

/** Object identifiers of X.520 attributes. @see https://www.rfc-editor.org/rfc/rfc5280#appendix-A */
export const NAME_PARTS = {
  Organization: '2.5.4.10',
  'Organizational Unit': '2.5.4.11',
  Country: '2.5.4.6',
  Locality: '2.5.4.7',
  Province: '2.5.4.8',
  StreetAddress: '2.5.4.9',
  PostalCode: '2.5.4.17',
} as const;
const COMMON_NAME = '2.5.4.3';
const SERIAL_NUMBER = '2.5.4.5';
const ALTERNATIVE_NAMES = '2.5.29.17';
const OBJECT_IDENTIFIER = 0x06;
const OCTETS = 0x04;
/** The tag of a request's attributes: context tag 0. */
const ATTRIBUTES = 0xa0;

/** A DER value: its tag and its content. */
interface Value {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Reads a request in PEM; `undefined` if it is not one. @see https://www.rfc-editor.org/rfc/rfc2986#section-4 */
export function readCertificateRequest(pem: string): CertificateRequest | undefined {
  const block = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]*?)-----END/.exec(pem)?.[1];
  if (block === undefined) return undefined;
  const bytes = Uint8Array.from(atob(block.replace(/\s/g, '')), (char) => char.charCodeAt(0));
  const [request] = valuesIn(bytes);
  const [information] = request === undefined ? [] : valuesIn(request.content);
  if (information === undefined) return undefined;
  const [, subject, , ...rest] = valuesIn(information.content);
  const names = subject === undefined ? new Map<string, string[]>() : namesOf(subject.content);
  const attributes = rest.find(({ tag }) => tag === ATTRIBUTES);
  return {
    commonName: names.get(COMMON_NAME)?.at(-1) ?? '',
    serialNumber: names.get(SERIAL_NUMBER)?.at(-1) ?? '',
    names,
    ...alternativeNames(attributes === undefined ? undefined : extensionIn(attributes.content)),
  };
}

function valuesIn(bytes: Uint8Array): Value[] {
  const found: Value[] = [];
  for (let at = 0; at + 1 < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0;
    at += 2;
    if (length > 0x80) {
      const digits = length - 0x80;
      length = bytes.subarray(at, at + digits).reduce((sum, byte) => sum * 256 + byte, 0);
      at += digits;
    }
    found.push({ tag, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}

function namesOf(subject: Uint8Array): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { content: set } of valuesIn(subject))
    for (const { content: pair } of valuesIn(set)) {
      const [type, value] = valuesIn(pair);
      if (type === undefined || value === undefined) continue;
      const id = identifier(type.content);
      names.set(id, [...(names.get(id) ?? []), new TextDecoder().decode(value.content)]);
    }
  return names;
}

function identifier(bytes: Uint8Array): string {
  const parts: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    parts.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = parts;
  const top = Math.min(Math.trunc(first / 40), 2);
  return [top, first - top * 40, ...rest].join('.');
}

/** The value of the extension for alternative names, at any depth. */
function extensionIn(bytes: Uint8Array): Uint8Array | undefined {
  const values = valuesIn(bytes);
  const [id] = values;
  const last = values.at(-1);
  if (id?.tag === OBJECT_IDENTIFIER && identifier(id.content) === ALTERNATIVE_NAMES && last?.tag === OCTETS)
    return last.content;
  for (const { tag, content } of values) {
    const found = (tag & 0x20) === 0 ? undefined : extensionIn(content);
    if (found !== undefined) return found;
  }
  return undefined;
}

function alternativeNames(
  extension: Uint8Array | undefined,
): Pick<CertificateRequest, 'dnsNames' | 'emailAddresses' | 'uris' | 'ipAddresses'> {
  const [sequence] = extension === undefined ? [] : valuesIn(extension);
  const names = sequence === undefined ? [] : valuesIn(sequence.content);
  const texts = (number: number): string[] =>
    names
      .filter(({ tag }) => (tag & 0x1f) === number)
      .map(({ content }) => new TextDecoder().decode(content));
  return {
    emailAddresses: texts(1),
    dnsNames: texts(2),
    uris: texts(6),
    ipAddresses: names.filter(({ tag }) => (tag & 0x1f) === 7).map(({ content }) => address(content)),
  };
}

/** An IPv4 or IPv6 address; the longest run of zeros in an IPv6 address is omitted. */
function address(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0)).toString(16),
  );
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

/**
 * A value in the distinguished encoding rules of ASN.1, as far as certificates and their requests use them: a tag, a length and contents.
 *
 * @see https://letsencrypt.org/docs/a-warm-welcome-to-asn1-and-der/
 */
export type Der = Uint8Array;

const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;
const CONTEXT_SPECIFIC = 0x80;
const CONSTRUCTED = 0x20;
const LONG_FORM = 0x80;

function value(tag: number, ...contents: readonly Uint8Array[]): Der {
  const content = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content), content]);
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length < LONG_FORM) return Uint8Array.of(length);
  const bytes = Buffer.from(evenHex(length), 'hex');
  return Uint8Array.of(LONG_FORM | bytes.length, ...bytes);
}

function evenHex(number: number): string {
  const digits = number.toString(16);
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

export const sequence = (...parts: readonly Der[]): Der => value(TAG.sequence, ...parts);

export const set = (...parts: readonly Der[]): Der => value(TAG.set, ...parts);

/** Parts wrapped in an additional tag: `[0] EXPLICIT`. */
export const tagged = (tag: number, ...parts: readonly Der[]): Der =>
  value(CONTEXT_SPECIFIC | CONSTRUCTED | tag, ...parts);

/** Contents under a tag that replaces their own: `[2] IMPLICIT`. */
export const implicit = (tag: number, content: Uint8Array): Der => value(CONTEXT_SPECIFIC | tag, content);

export const truth = (): Der => value(TAG.boolean, Uint8Array.of(0xff));

/** An integer from its bytes, most significant first; the first bit is the sign. */
export const integer = (bytes: Uint8Array): Der => value(TAG.integer, bytes);

/** @param unused the number of bits at the end that are not used */
export const bitString = (bytes: Uint8Array, unused = 0): Der =>
  value(TAG.bitString, Uint8Array.of(unused), bytes);

export const octetString = (bytes: Uint8Array): Der => value(TAG.octetString, bytes);

export const utf8String = (text: string): Der => value(TAG.utf8String, Buffer.from(text));

/** @param dotted `2.5.4.3` */
export function objectIdentifier(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return value(TAG.objectIdentifier, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** Encodes seven bits in each byte, with the first bit set in all bytes but the last. */
function base128(number: number): number[] {
  const high = Math.floor(number / 128);
  return [...(high === 0 ? [] : base128(high).map((byte) => byte | 0x80)), number % 128];
}

const FIRST_GENERALIZED_YEAR = 2050;

/** A time in whole seconds; from 2050 on with a four-digit year, as certificates require. @param at milliseconds since 1970 */
export function time(at: number): Der {
  const date = new Date(at);
  const digits = `${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  return date.getUTCFullYear() < FIRST_GENERALIZED_YEAR
    ? value(TAG.utcTime, Buffer.from(digits.slice(2)))
    : value(TAG.generalizedTime, Buffer.from(digits));
}

/** A decoded value. */
export interface DerValue {
  /** The first byte: class, form and number. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** The whole value, including its tag and length. */
  readonly bytes: Der;
}

/** Reads the value at the start of the bytes. @throws Error if there is none */
export function readDer(bytes: Uint8Array): DerValue {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) throw structureError();
  const more = first < LONG_FORM ? 0 : first & ~LONG_FORM;
  if (more > 4 || first === LONG_FORM) throw structureError();
  const start = 2 + more;
  const length =
    more === 0 ? first : Number.parseInt(Buffer.from(bytes.subarray(2, start)).toString('hex'), 16);
  const end = start + length;
  if (!(end <= bytes.length)) throw structureError();
  return { tag, content: bytes.subarray(start, end), bytes: bytes.subarray(0, end) };
}

/** The parts of a sequence, a set or a tagged value. @throws Error for a value without parts */
export function partsOf(of: DerValue | undefined): readonly DerValue[] {
  if (of === undefined || (of.tag & CONSTRUCTED) === 0) throw structureError();
  return valuesIn(of.content);
}

function valuesIn(content: Uint8Array): DerValue[] {
  const found: DerValue[] = [];
  for (let rest = content; rest.length > 0; ) {
    const next = readDer(rest);
    found.push(next);
    rest = rest.subarray(next.bytes.length);
  }
  return found;
}

/** The error of Go's ASN.1 parser for invalid bytes. */
export function structureError(): Error {
  return new Error('asn1: structure error');
}

/** The bytes of a bit string without unused bits, or `undefined` for any other value. */
export function bitsOf(of: DerValue | undefined): Uint8Array | undefined {
  return of?.tag === TAG.bitString && of.content[0] === 0 ? of.content.subarray(1) : undefined;
}

/** The bytes of an octet string, or `undefined` for any other value. */
export function octetsOf(of: DerValue | undefined): Uint8Array | undefined {
  return of?.tag === TAG.octetString ? of.content : undefined;
}

/** Whether a value is an object identifier. @param dotted `2.5.4.3` */
export function isIdentifier(of: DerValue | undefined, dotted: string): boolean {
  return of !== undefined && Buffer.from(of.bytes).equals(objectIdentifier(dotted));
}

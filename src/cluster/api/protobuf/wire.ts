/** Bytes that are not a valid protobuf message: truncated, or with an unknown wire type. */
export class ProtobufProblem extends Error {}

/** One field on the wire: an integer, or the bytes of a text, a message or a fixed-width number. */
export interface WireField {
  readonly number: number;
  readonly value: bigint | Uint8Array;
}

const LONGEST_VARINT = 10;

/** The fields of a message in wire order. @see https://protobuf.dev/programming-guides/encoding/ */
export function* readFields(bytes: Uint8Array): Generator<WireField> {
  const cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    const tag = Number(readVarint(cursor));
    const number = Math.floor(tag / 8);
    if (number === 0) throw new ProtobufProblem('illegal tag 0');
    yield { number, value: readValue(cursor, tag % 8) };
  }
}

/** A signed integer, as encoded by `int32` and `int64`. */
export function signed(value: bigint): number {
  return Number(BigInt.asIntN(64, value));
}

/** The packed integers of a repeated field. */
export function packedIntegers(bytes: Uint8Array): number[] {
  const cursor = { bytes, at: 0 };
  const found: number[] = [];
  while (cursor.at < bytes.length) found.push(signed(readVarint(cursor)));
  return found;
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function readValue(cursor: Cursor, wireType: number): bigint | Uint8Array {
  if (wireType === 0) return readVarint(cursor);
  if (wireType === 1) return take(cursor, 8);
  if (wireType === 2) return take(cursor, Number(readVarint(cursor)));
  if (wireType === 5) return take(cursor, 4);
  throw new ProtobufProblem(`illegal wireType ${wireType}`);
}

function readVarint(cursor: Cursor): bigint {
  let value = 0n;
  for (let position = 0; position < LONGEST_VARINT; position++) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) throw new ProtobufProblem('unexpected EOF');
    value |= BigInt(byte & 0x7f) << BigInt(7 * position);
    if (byte < 0x80) return value;
  }
  throw new ProtobufProblem('integer overflow');
}

function take(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length;
  if (end > cursor.bytes.length) throw new ProtobufProblem('unexpected EOF');
  const found = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return found;
}

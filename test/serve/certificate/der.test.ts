import { type BaseBlock, Constructed, fromBER } from 'asn1js';
import { describe, expect, test } from 'vitest';
import {
  bitString,
  type Der,
  implicit,
  integer,
  isIdentifier,
  objectIdentifier,
  octetString,
  partsOf,
  readDer,
  sequence,
  set,
  tagged,
  time,
  truth,
  utf8String,
} from '../../../src/serve/certificate/der.ts';

/** The value as decoded by another ASN.1 library. */
function read(der: Der): BaseBlock {
  const { offset, result } = fromBER(der);
  expect(offset).toBe(der.length);
  return result;
}

const shown = (der: Der): string => read(der).toString();

describe('a value', () => {
  test.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('of %i bytes can be read back', (length) => {
    const content = new Uint8Array(length).fill(7);
    const der = octetString(content);
    expect(readDer(der)).toMatchObject({ tag: 4, content: Buffer.from(content) });
    expect(read(der).blockLength).toBe(der.length);
  });

  test.each(['2.5.4.3', '1.2.840.10045.4.3.2', '1.3.6.1.5.5.7.3.1', '1.2.840.113549.1.9.14', '2.5.29.17'])(
    'that is the identifier %s is decoded correctly by another library',
    (dotted) => {
      expect(shown(objectIdentifier(dotted))).toBe(`OBJECT IDENTIFIER : ${dotted}`);
      expect([
        isIdentifier(readDer(objectIdentifier(dotted)), dotted),
        isIdentifier(undefined, dotted),
      ]).toEqual([true, false]);
    },
  );

  test.each([
    [Date.UTC(2026, 0, 2, 3, 4, 5, 999), 0x17, '260102030405Z'],
    [Date.UTC(2049, 11, 31, 23, 59, 59), 0x17, '491231235959Z'],
    [Date.UTC(2050, 0, 1), 0x18, '20500101000000Z'],
  ])('of the time %i has tag %i', (at, tag, text) => {
    const { content, tag: found } = readDer(time(at));
    expect([found, Buffer.from(content).toString()]).toEqual([tag, text]);
  });

  test('with parts keeps their order and types', () => {
    const parts = [truth(), integer(Uint8Array.of(2)), bitString(Uint8Array.of(0xa0), 5), utf8String('é')];
    const der = sequence(set(...parts), tagged(3, sequence()), implicit(2, Buffer.from('localhost')));
    const [first, ...rest] = partsOf(readDer(der));
    expect(partsOf(first).map(({ bytes }) => bytes)).toEqual(parts);
    expect(rest.map(({ tag }) => tag)).toEqual([0xa3, 0x82]);
    const block = read(der);
    expect(block instanceof Constructed && block.valueBlock.value.map((one) => one.blockLength)).toEqual(
      partsOf(readDer(der)).map(({ bytes }) => bytes.length),
    );
  });
});

describe('invalid bytes', () => {
  const whole = sequence(octetString(new Uint8Array(200)));

  test.each([0, 1, 2, 3, 100, whole.length - 1])('are refused if only %i are left', (length) => {
    expect(() => readDer(whole.subarray(0, length))).toThrow('asn1: structure error');
  });

  test.each(['3080', '30850000000001', '0402ff', '3004040aff'])('are refused: %s', (hex) => {
    expect(() => partsOf(readDer(Buffer.from(hex, 'hex')))).toThrow('asn1: structure error');
  });
});

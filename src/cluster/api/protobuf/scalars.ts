import { canonicalDuration } from '../../../kubernetes/canonical-duration.ts';
import type { Json } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { parseJson } from '../../../source/parse-json.ts';
import { ProtobufProblem, readFields, signed } from './wire.ts';

const UTF8 = new TextDecoder();
/** 9999-12-31T23:59:59Z, the last time that RFC 3339 can express. */
const LAST_SECOND = 253_402_300_799;

/** The text of a field. */
export function text(value: bigint | Uint8Array): string {
  return UTF8.decode(bytes(value));
}

/** A value of a scalar type in its JSON form, or `undefined` if nothing was set. `derive-messages.mjs` lists the types. */
export function readScalar(type: string, value: bigint | Uint8Array): Json | undefined {
  const read = lookUp(READERS, type);
  if (read === undefined) throw new ProtobufProblem(`no form is known for ${type}`);
  return read(value);
}

const READERS: Readonly<Record<string, (value: bigint | Uint8Array) => Json | undefined>> = {
  s: text,
  b: (value) => value !== 0n,
  i: integer,
  y: (value) => Buffer.from(bytes(value)).toString('base64'),
  f: (value) => {
    const at = bytes(value);
    const view = new DataView(at.buffer, at.byteOffset, at.byteLength);
    return at.byteLength === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true);
  },
  q: (value) => partsOf(value).texts.get(1) ?? '0',
  t: (value) => time(value, false),
  u: (value) => time(value, true),
  o: (value) => {
    const { integers, texts } = partsOf(value);
    return integers.get(1) === 1 ? (texts.get(3) ?? '') : (integers.get(2) ?? 0);
  },
  d: (value) => {
    const nanoseconds = [...readFields(bytes(value))].find(({ number }) => number === 1)?.value;
    return canonicalDuration(typeof nanoseconds === 'bigint' ? signed(nanoseconds) : 0);
  },
  r: (value) => {
    const raw = partsOf(value).texts.get(1);
    if (raw === undefined || raw === '') return undefined;
    const json = parseJson(raw) as Json | undefined;
    if (json === undefined) throw new ProtobufProblem('a raw value is no JSON');
    return json;
  },
  l: (value) =>
    [...readFields(bytes(value))].filter(({ number }) => number === 1).map((item) => text(item.value)),
};

function bytes(value: bigint | Uint8Array): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new ProtobufProblem('wrong wireType = 0');
}

function integer(value: bigint | Uint8Array): number {
  if (typeof value === 'bigint') return signed(value);
  throw new ProtobufProblem('wrong wireType = 2');
}

function partsOf(value: bigint | Uint8Array): { integers: Map<number, number>; texts: Map<number, string> } {
  const integers = new Map<number, number>();
  const texts = new Map<number, string>();
  for (const { number, value: part } of readFields(bytes(value)))
    if (typeof part === 'bigint') integers.set(number, signed(part));
    else texts.set(number, text(part));
  return { integers, texts };
}

function time(value: bigint | Uint8Array, micro: boolean): string | undefined {
  const { integers } = partsOf(value);
  const seconds = integers.get(1);
  if (seconds === undefined) return undefined;
  if (Math.abs(seconds) > LAST_SECOND) throw new ProtobufProblem('a time is out of range');
  const whole = new Date(seconds * 1000).toISOString().slice(0, -'.000Z'.length);
  if (!micro) return `${whole}Z`;
  const microseconds = Math.floor((integers.get(2) ?? 0) / 1000);
  return `${whole}.${String(microseconds).padStart(6, '0')}Z`;
}

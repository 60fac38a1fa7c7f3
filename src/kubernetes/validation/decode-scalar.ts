import { parseDuration } from '../duration.ts';
import { parseQuantity } from '../quantity.ts';
import { isLongInteger } from './go-types.ts';

const DATE_TIME =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})$/;
const QUANTITY_CHARACTERS = /^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$/;
const MOST_INT32 = 2 ** 31;
const MOST_INT64 = 2 ** 63;

/**
 * Why a value cannot be decoded as a scalar of the schema: `type` if it has another type, or the server's message; `undefined` if it can. `key`
 * is `Type.field`.
 */
export function decodeScalar(value: unknown, type: string, key: string): 'type' | string | undefined {
  switch (type) {
    case 's':
      return typeof value === 'string' ? undefined : 'type';
    case 'b':
      return typeof value === 'boolean' ? undefined : 'type';
    case 'n':
      return typeof value === 'number' ? undefined : 'type';
    case 'i':
      return isInteger(value, isLongInteger(key) ? MOST_INT64 : MOST_INT32) ? undefined : 'type';
    case 'x':
      return typeof value === 'string' || isInteger(value, MOST_INT32) ? undefined : 'type';
    case 'q':
      return quantity(value);
    case 'y':
      return bytes(value);
    case 't':
      return duration(value);
    default:
      return time(value);
  }
}

function isInteger(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
function quantity(value: unknown): string | undefined {
  const written = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  if (parseQuantity(written) !== undefined) return undefined;
  if (QUANTITY_CHARACTERS.test(written)) return "unable to parse quantity's suffix";
  return `quantities must match the regular expression '${QUANTITY_CHARACTERS.source}'`;
}

function bytes(value: unknown): 'type' | string | undefined {
  if (typeof value !== 'string') return 'type';
  const text = value.replace(/[\r\n]/g, '');
  const sound = /^[A-Za-z0-9+/]*/.exec(text)?.[0].length ?? 0;
  if (text.length % 4 === 0 && /^={0,2}$/.test(text.slice(sound))) return undefined;
  return `illegal base64 data at input byte ${sound === text.length ? sound - (sound % 4) : sound}`;
}

function duration(value: unknown): 'type' | string | undefined {
  if (typeof value !== 'string') return 'type';
  return parseDuration(value) === undefined ? `time: invalid duration ${JSON.stringify(value)}` : undefined;
}

function time(value: unknown): 'type' | string | undefined {
  if (typeof value !== 'string') return 'type';
  if (DATE_TIME.test(value)) return undefined;
  return `parsing time ${JSON.stringify(value)} as "2006-01-02T15:04:05Z07:00": cannot parse it`;
}

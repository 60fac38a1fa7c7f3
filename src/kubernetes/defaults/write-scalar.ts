import { canonicalDuration } from '../canonical-duration.ts';
import { canonicalQuantity } from '../canonical-quantity.ts';
import { parseDuration } from '../duration.ts';
import type { Json } from '../json.ts';
import { lately } from '../lately.ts';
import { parseQuantity } from '../quantity.ts';

/** A scalar as the API server writes it: quantities and times in their canonical form. Other values stay as they are. */
export function writeScalar(type: string, value: Json): Json {
  if (type === 'q') return quantity(value);
  if (type === 'd' && typeof value === 'string') return time(value);
  if (type === 't' && typeof value === 'string') return duration(value);
  return value;
}

/** The zero value of a scalar's type. */
export function zeroOf(type: string): Json {
  if (type === 's') return '';
  if (type === 'i' || type === 'n' || type === 'x') return 0;
  if (type === 'b') return false;
  return type === 'q' ? '0' : null;
}

/** Whether a scalar is the zero value of its type, which a field without a pointer does not distinguish from absence. */
export function isZero(type: string, value: Json): boolean {
  return value === '' || value === 0 || value === false || (type === 'q' && value === '0');
}

function quantity(value: Json): Json {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  return quantityText(String(value)) ?? value;
}

const quantityText = lately((text) => canonicalQuantity(text, parseQuantity(text)));

function duration(value: string): Json {
  const nanos = parseDuration(value);
  return nanos === undefined ? value : canonicalDuration(nanos);
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$/;

const time = lately((value: string): string => {
  if (!RFC_3339.test(value)) return value;
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
});

/** A time with microseconds, as in leases and events. */
export function writeMicroTime(value: Json): Json {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return value;
  const seconds = time(value.replace(/\.\d+/, ''));
  const fraction = (/\.(\d+)/.exec(value)?.[1] ?? '').padEnd(6, '0').slice(0, 6);
  return String(seconds).replace(/Z$/, `.${fraction}Z`);
}

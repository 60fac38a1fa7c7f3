import { controllerOf } from '../../cluster/controllers/owner.ts';
import { canonicalQuantity } from '../../kubernetes/canonical-quantity.ts';
import { type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The text for a time that is not set. */
const NO_TIME = 'Mon, 01 Jan 0001 00:00:00 +0000';

/** A time as `Sat, 21 Nov 2026 12:00:00 +0000`, in UTC. @see https://www.rfc-editor.org/rfc/rfc1123 */
export function longTime(time: Json | undefined): string {
  const at = typeof time === 'string' ? new Date(time) : undefined;
  if (at === undefined || Number.isNaN(at.getTime())) return NO_TIME;
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${DAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  return `${date} ${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')} +0000`;
}

/** A quantity in the server's form. */
export function quantityText(value: Json | undefined): string {
  if (value === undefined || value === null) return '0';
  const text = String(value);
  return canonicalQuantity(text, parseQuantity(text)) ?? text;
}

/** A value as Go prints it: `[a b]`, `map[a:b]`. */
export function goText(value: Json | undefined): string {
  if (value === undefined || value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${key}:${goText(value[key])}`);
  return `map[${entries.join(' ')}]`;
}

/** A number or a text, such as a port; 0 if it is not set. */
export function portText(value: Json | undefined): string {
  return value === undefined || value === null ? '0' : String(value);
}

/** The controller of an object, such as `ReplicaSet/web-1`; empty if it has none. */
export function controlledBy(object: JsonObject): string {
  const owner = controllerOf(object);
  return owner === undefined ? '' : `${textAt(owner, 'kind')}/${textAt(owner, 'name')}`;
}

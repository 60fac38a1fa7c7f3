import type { Seeded } from '../../cluster/seeded.ts';
import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import type { StateChange } from './state-changes.ts';

/** A field of an object that a script writes, and what it is then. */
export interface Touched {
  readonly path: readonly (string | number)[];
  /** `undefined` if the script removes it. */
  readonly value?: Json | undefined;
}

const MOST = 24;
/** Fields that identify an object, fields that are immutable, and kubectl's annotation of the last applied manifest. */
const FIXED =
  /^(?:apiVersion|kind|metadata\.(?:name|namespace|ownerReferences|annotations\.kubectl\.kubernetes\.io)|spec\.selector|status)\b/;

/** The fields that a change writes. */
export function touchedBy({ before, after }: StateChange): Touched[] {
  if (before === undefined || after === undefined) return [];
  const found: Touched[] = [];
  collect(before, after, [], found);
  return found.filter((field) => !isFixed(field)).slice(0, MOST);
}

export function isFixed({ path }: Touched): boolean {
  return FIXED.test(path.join('.'));
}

function collect(
  was: Json | undefined,
  is: Json | undefined,
  path: (string | number)[],
  found: Touched[],
): void {
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  if (isObject(was) && isObject(is)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)]))
      collect(was[key], is[key], [...path, key], found);
    return;
  }
  if (Array.isArray(was) && Array.isArray(is) && was.length === is.length && path.at(-1) === 'containers') {
    for (const [at, item] of is.entries()) collect(was[at], item, [...path, at], found);
    return;
  }
  if (isObject(is) && was === undefined) {
    for (const key of Object.keys(is)) collect(undefined, is[key], [...path, key], found);
    return;
  }
  found.push({ path, value: is });
}

/** Writes a field of an object, and creates its parents. */
export function setField(
  object: JsonObject,
  path: readonly (string | number)[],
  value: Json | undefined,
): void {
  let at: Json = object;
  for (const [n, key] of path.entries()) {
    const last = n === path.length - 1;
    if (Array.isArray(at)) {
      const item: Json | undefined = at[Number(key)];
      if (item === undefined) return;
      if (last && value !== undefined) at[Number(key)] = value;
      at = item;
    } else if (isObject(at)) {
      if (last) {
        if (value === undefined) delete at[key];
        else at[key] = value;
        return;
      }
      at[key] ??= {};
      at = at[key];
    } else return;
  }
}

/** Another valid value for a label of Pod Security; `undefined` for other labels. */
export function otherPodSecurity(key: string, value: Json | undefined): string | undefined {
  const found = /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)(-version)?$/.exec(key);
  if (found === null) return undefined;
  if (found[1] !== undefined) return value === 'v1.30' ? 'v1.31' : 'v1.30';
  return value === 'baseline' ? 'privileged' : 'baseline';
}

/** Another value of the same type. */
export function otherValue(value: Json | undefined, random: Seeded): Json {
  if (typeof value === 'number') return Math.max(0, value + 1 + random.below(3));
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.map((item) => otherItem(item, random));
  if (typeof value !== 'string') return 'other';
  // The last applied manifest, in JSON, which kubectl reads again.
  if (value.startsWith('{')) return value;
  if (/^[\w./-]+:[\w.-]+$/.test(value)) return value.replace(/:.*/, ':0.9');
  if (/^\d+[A-Za-z]*$/.test(value))
    return value.replace(/\d+/, (n) => String(Number(n) + 1 + random.below(3)));
  return `${value.slice(0, 50) || 'x'}-other`;
}

function otherItem(item: Json, random: Seeded): Json {
  if (!isObject(item)) return item;
  return 'value' in item ? { ...item, value: otherValue(item.value, random) } : item;
}

import { isObject, type JsonObject } from '../../../kubernetes/json.ts';

/**
 * One step of a path in the notation of `fieldsV1`: `f:name` for a field, `k:{"name":"web"}` for an item by its keys, `v:"word"` for a
 * member of a set.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export type PathElement = string;

interface Entry {
  readonly member: boolean;
  readonly children: FieldSet;
}

/** A set of paths into an object. Immutable by convention: operations return a new set. */
export type FieldSet = ReadonlyMap<PathElement, Entry>;

export const NO_FIELDS: FieldSet = new Map();

interface Growing {
  member: boolean;
  readonly children: Map<PathElement, Growing>;
}

/** Collects paths, except the path of the object itself. */
export class FieldSetBuilder {
  private readonly root: Growing = { member: false, children: new Map() };

  insert(path: readonly PathElement[]): void {
    let at = this.root;
    for (const element of path) {
      const next = at.children.get(element) ?? { member: false, children: new Map() };
      at.children.set(element, next);
      at = next;
    }
    at.member = true;
  }

  build(): FieldSet {
    return this.root.children;
  }
}

/** The union of two sets; the first set itself if the second adds nothing. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  let found: Map<PathElement, Entry> | undefined;
  for (const [element, entry] of b) {
    const known = a.get(element);
    const made = known === undefined ? entry : both(known, entry, (inA, inB) => inA || inB, union);
    if (made === known) continue;
    found ??= new Map(a);
    found.set(element, made);
  }
  return found ?? a;
}

/** The paths of the first set that are not in the second. Paths below a path of the second are kept. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  if (b.size === 0) return a;
  return combine(
    a,
    b,
    (inA, inB) => inA && !inB,
    difference,
    (entry) => entry,
  );
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  return combine(
    a,
    b,
    (inA, inB) => inA && inB,
    intersection,
    () => undefined,
  );
}

function combine(
  a: FieldSet,
  b: FieldSet,
  holds: (inA: boolean, inB: boolean) => boolean,
  below: (a: FieldSet, b: FieldSet) => FieldSet,
  alone: (entry: Entry) => Entry | undefined,
): FieldSet {
  const found = new Map<PathElement, Entry>();
  let changed = false;
  for (const [element, entry] of a) {
    const other = b.get(element);
    const made = other === undefined ? alone(entry) : both(entry, other, holds, below);
    if (made !== entry) changed = true;
    if (made !== undefined && (made.member || made.children.size > 0)) found.set(element, made);
  }
  return changed ? found : a;
}

function both(
  entry: Entry,
  other: Entry,
  holds: (inA: boolean, inB: boolean) => boolean,
  below: (a: FieldSet, b: FieldSet) => FieldSet,
): Entry {
  const member = holds(entry.member, other.member);
  const children = below(entry.children, other.children);
  return member === entry.member && children === entry.children ? entry : { member, children };
}

/** A set without these top-level fields and everything below them. */
export function withoutFields(set: FieldSet, names: readonly string[]): FieldSet {
  return new Map([...set].filter(([element]) => !names.includes(element.slice('f:'.length))));
}

/** A set in which these top-level fields are not owned themselves; everything below them is kept. */
export function withoutMembers(set: FieldSet, names: readonly string[]): FieldSet {
  return difference(set, new Map(names.map((name) => [`f:${name}`, { member: true, children: NO_FIELDS }])));
}

/** The paths of a set in the API server's order: at each level, those that end there before those that continue. */
export function pathsOf(set: FieldSet, prefix: readonly PathElement[] = []): PathElement[][] {
  const sorted = [...set].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...sorted.filter(([, { member }]) => member).map(([element]) => [...prefix, element]),
    ...sorted.flatMap(([element, { children }]) => pathsOf(children, [...prefix, element])),
  ];
}

/** A path in readable form: `.spec.containers[name="web"].image`. */
export function showPath(path: readonly PathElement[]): string {
  return path.map(showElement).join('');
}

function showElement(element: PathElement): string {
  const rest = element.slice('f:'.length);
  if (element.startsWith('f:')) return `.${rest}`;
  if (element.startsWith('v:')) return `[=${rest}]`;
  if (!element.startsWith('k:')) return `[${rest}]`;
  const keys = Object.entries(JSON.parse(rest) as JsonObject);
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
}

const WRITTEN = new WeakMap<FieldSet, JsonObject>();

/** A set in the form of `fieldsV1`. The result must not be changed. */
export function writeFields(set: FieldSet): JsonObject {
  if (set.size === 0) return NOTHING;
  const known = WRITTEN.get(set);
  if (known !== undefined) return known;
  const written: JsonObject = {};
  for (const [element, { member, children }] of [...set].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const below = writeFields(children);
    written[element] = member && children.size > 0 ? { '.': NOTHING, ...below } : below;
  }
  WRITTEN.set(set, written);
  return written;
}

const NOTHING: JsonObject = Object.freeze({});

/** Reads a set from `fieldsV1`. */
export function readFields(fields: JsonObject): FieldSet {
  const found = new Map<PathElement, Entry>();
  for (const [element, below] of Object.entries(fields)) {
    if (element === '.' || !isObject(below)) continue;
    const children = readFields(below);
    found.set(element, { member: children.size === 0 || '.' in below, children });
  }
  return found;
}

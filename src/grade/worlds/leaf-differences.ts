import { isObject, type Json } from '../../kubernetes/json.ts';

/** A place where two values differ; a value is absent on a side that lacks it. */
export interface LeafDifference {
  readonly path: readonly string[];
  readonly reference?: Json;
  readonly answer?: Json;
}

const MOST = 50;

/** The places where two values differ, as deep as both have the same shape. */
export function leafDifferences(reference: Json | undefined, answer: Json | undefined): LeafDifference[] {
  const found: LeafDifference[] = [];
  collect(reference, answer, [], found);
  return found;
}

function collect(
  a: Json | undefined,
  b: Json | undefined,
  path: readonly string[],
  found: LeafDifference[],
): void {
  if (found.length >= MOST || JSON.stringify(a) === JSON.stringify(b)) return;
  const children = childrenOf(a, b);
  if (children === undefined)
    found.push({ path, ...(a !== undefined && { reference: a }), ...(b !== undefined && { answer: b }) });
  else for (const [key, ofA, ofB] of children) collect(ofA, ofB, [...path, key], found);
}

type Child = readonly [key: string, reference: Json | undefined, answer: Json | undefined];

function childrenOf(a: Json | undefined, b: Json | undefined): readonly Child[] | undefined {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.some(isObject))
    return a.map((item, at) => [String(at), item, b[at]] as const);
  const [objectA, objectB] = [a ?? {}, b ?? {}];
  if (!isObject(objectA) || !isObject(objectB)) return undefined;
  const keys = new Set([...Object.keys(objectA), ...Object.keys(objectB)]);
  if (keys.size === 0) return undefined;
  return [...keys].map((key) => [key, objectA[key], objectB[key]] as const);
}

/** `spec.template.spec.containers[0].image`. */
export function pathText(path: readonly string[]): string {
  return path.map((key, at) => (/^\d+$/.test(key) ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
}

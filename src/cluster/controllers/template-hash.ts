import { isObject, type Json } from '../../kubernetes/json.ts';

/** The characters of generated names: no vowel and nothing that reads like another. @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/rand#SafeEncodeString */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/** A short name for a template: the same for equal ones, whatever the order of their keys. `collisions` makes another after a clash of names. */
export function templateHash(template: Json, collisions: number | undefined): string {
  const text = canonical(template) + (collisions === undefined ? '' : `#${collisions}`);
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return [...String(hash >>> 0)].map((digit) => SAFE[digit.charCodeAt(0) % SAFE.length]).join('');
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join()}}`;
}

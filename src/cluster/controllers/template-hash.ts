import { isObject, type Json } from '../../kubernetes/json.ts';
import { fnv1a } from '../../source/fnv1a.ts';

/** The characters of generated names: no vowels, and no characters that look alike. @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/rand#SafeEncodeString */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * A short hash of a template, which is the same for equal templates whatever the order of their keys. `collisions` changes it after a name
 * collision.
 */
export function templateHash(template: Json, collisions: number | undefined): string {
  const text = canonical(template) + (collisions === undefined ? '' : `#${collisions}`);
  return [...String(fnv1a(text))].map((digit) => SAFE[digit.charCodeAt(0) % SAFE.length]).join('');
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join()}}`;
}

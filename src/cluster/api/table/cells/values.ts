import { type Json, numberAt, textAt } from '../../../../kubernetes/json.ts';

/** The number under keys; 0 where there is none, as in the server's own types. */
export function countAt(of: Json | undefined, ...keys: string[]): number {
  return numberAt(of, ...keys) ?? 0;
}

/** The text under keys, or what the column shows where there is none. */
export function textOr(missing: string, of: Json | undefined, ...keys: string[]): string {
  const text = textAt(of, ...keys);
  return text === '' ? missing : text;
}

/** A truth value that need not be set. */
export function truthText(value: Json | undefined): string {
  if (value === undefined || value === null) return '<unset>';
  return value === true ? 'True' : 'False';
}

/** The first items, and how many more there are: `a,b,c + 2 more...`. */
export function firstOf(items: readonly string[], most: number, separator = ','): string {
  const shown = items.slice(0, most).join(separator);
  return items.length > most ? `${shown} + ${items.length - most} more...` : shown;
}

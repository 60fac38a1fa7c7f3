import { type Json, numberAt, textAt } from '../../../../kubernetes/json.ts';

/** The number at a path of keys; 0 if there is none, as in the server's Go types. */
export function countAt(of: Json | undefined, ...keys: string[]): number {
  return numberAt(of, ...keys) ?? 0;
}

/** The text at a path of keys, or the column's placeholder if there is none. */
export function textOr(missing: string, of: Json | undefined, ...keys: string[]): string {
  const text = textAt(of, ...keys);
  return text === '' ? missing : text;
}

/** An optional boolean as text. */
export function truthText(value: Json | undefined): string {
  if (value === undefined || value === null) return '<unset>';
  return value === true ? 'True' : 'False';
}

/** The first items, and the number of remaining ones: `a,b,c + 2 more...`. */
export function firstOf(items: readonly string[], most: number, separator = ','): string {
  const shown = items.slice(0, most).join(separator);
  return items.length > most ? `${shown} + ${items.length - most} more...` : shown;
}

import type { JsonObject } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { usageFailure } from '../kubectl-failure.ts';

/** Creates the object of `kubectl create KIND`. @throws KubectlFailure in kubectl's words. */
export type Generate = (invocation: Invocation) => Running<JsonObject> | JsonObject;

/** The single name in a line. */
export function nameOf({ words, verb }: Invocation): string {
  const [name] = words;
  if (words.length !== 1 || name === undefined)
    throw usageFailure(verb, `exactly one NAME is required, got ${words.length}`);
  return name;
}

/** The name and, after `--`, the command. */
export function nameAndCommand({ words, dash, verb }: Invocation): {
  name: string;
  command: readonly string[];
} {
  const names = dash === -1 ? words : words.slice(0, dash);
  const [name] = names;
  const rest = dash === -1 ? words.slice(1) : words.slice(dash);
  if (name === undefined || (dash !== -1 && names.length !== 1))
    throw usageFailure(verb, `exactly one NAME is required, got ${names.length}`);
  return { name, command: rest };
}

/** Splits `key=value`. */
export function splitPair(text: string): readonly [key: string, value: string] | undefined {
  const at = text.indexOf('=');
  return at === -1 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}

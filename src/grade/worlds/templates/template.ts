import type { Seeded } from '../../../cluster/seeded.ts';
import type { JsonObject } from '../../../kubernetes/json.ts';

/** What an object of a world is made from. */
export interface Outline {
  readonly name: string;
  /** Empty for what belongs to none. */
  readonly namespace: string;
  readonly labels: JsonObject;
  /** The containers that commands name; there are others beside them. */
  readonly containers: readonly string[];
  /** Chooses what is left open. */
  readonly random: Seeded;
}

/** The object, but for `metadata.name`, `namespace` and `labels`. */
export type Template = (outline: Outline) => JsonObject;

export function pick<T>(random: Seeded, values: readonly [T, ...T[]]): T {
  return values[random.below(values.length)] ?? values[0];
}

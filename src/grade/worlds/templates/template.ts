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
  /** Whether each list in it holds two items or more, so that the first is not all of them. */
  readonly isLong: boolean;
  /** Its place among those of its kind, and the world: objects in a row are not in the same state. */
  readonly turn: number;
  /** Whether the logs of its containers are looked at. */
  readonly isRead: boolean;
  /** Chooses what is left open. */
  readonly random: Seeded;
}

/** The object, but for `metadata.name`, `namespace` and `labels`. */
export type Template = (outline: Outline) => JsonObject;

export function pick<T>(random: Seeded, values: readonly [T, ...T[]]): T {
  return values[random.below(values.length)] ?? values[0];
}

/** The value whose turn it is. */
export function inTurn<T>({ turn }: Outline, values: readonly [T, ...T[]]): T {
  return values[turn % values.length] ?? values[0];
}

/** A list, or only its first item where lists are short. */
export function some<T>({ isLong }: Outline, values: readonly T[]): T[] {
  return isLong ? [...values] : values.slice(0, 1);
}

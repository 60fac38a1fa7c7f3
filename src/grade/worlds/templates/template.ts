import type { Seeded } from '../../../cluster/seeded.ts';
import type { JsonObject } from '../../../kubernetes/json.ts';

/** The input from which an object of a world is made. */
export interface Outline {
  readonly name: string;
  /** Empty for what belongs to none. */
  readonly namespace: string;
  readonly labels: JsonObject;
  /** The containers that commands name; the object has others too. */
  readonly containers: readonly string[];
  /** Whether each of its lists has at least two items, so that the first one is not the whole list. */
  readonly isLong: boolean;
  /** Its position among those of its kind, plus the world's number: consecutive objects are in different states. */
  readonly turn: number;
  /** Whether scripts read the logs of its containers. */
  readonly isRead: boolean;
  /** Chooses everything that is left open. */
  readonly random: Seeded;
}

/** The object, without `metadata.name`, `namespace` and `labels`. */
export type Template = (outline: Outline) => JsonObject;

export function pick<T>(random: Seeded, values: readonly [T, ...T[]]): T {
  return values[random.below(values.length)] ?? values[0];
}

/** The next value in turn. */
export function inTurn<T>({ turn }: Outline, values: readonly [T, ...T[]]): T {
  return values[turn % values.length] ?? values[0];
}

/** A list, or only its first item in worlds with short lists. */
export function some<T>({ isLong }: Outline, values: readonly T[]): T[] {
  return isLong ? [...values] : values.slice(0, 1);
}

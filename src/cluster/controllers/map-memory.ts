import type { Controller } from './controller.ts';

/** The memory of a controller that keeps it in a map with immutable values. */
export function mapMemory<V>(map: Map<string, V>): NonNullable<Controller['memory']> {
  return {
    save: () => new Map(map),
    load(saved: typeof map) {
      map.clear();
      for (const [key, value] of saved) map.set(key, value);
    },
  };
}

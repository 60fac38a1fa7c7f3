import type { Controller } from './controller.ts';

/** What a controller remembers in a map, whose values do not change. */
export function mapMemory<V>(map: Map<string, V>): NonNullable<Controller['memory']> {
  return {
    save: () => new Map(map),
    load(saved: typeof map) {
      map.clear();
      for (const [key, value] of saved) map.set(key, value);
    },
  };
}

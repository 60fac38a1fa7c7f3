import type { JsonObject } from '../../kubernetes/json.ts';
import objects from './objects.json';

/** What every new cluster holds before it has nodes, as `derive-objects.mjs` wrote it. */
export function bootstrapObjects(): readonly JsonObject[] {
  return objects as unknown as readonly JsonObject[];
}

import type { JsonObject } from '../../kubernetes/json.ts';
import { freezeJson } from '../store/freeze-json.ts';
import objects from './objects.json';

/** What every new cluster holds before it has nodes, as `derive-objects.mjs` wrote it; frozen, so that clusters share it. */
export function bootstrapObjects(): readonly JsonObject[] {
  const found = objects as unknown as readonly JsonObject[];
  for (const object of found) freezeJson(object);
  return found;
}

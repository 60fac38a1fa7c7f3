import type { Trial } from '../../src/grade/worlds/trial.ts';
import { tryBoth } from '../../src/grade/worlds/try-both.ts';
import { HOME_SERVER, type TrialWorld } from '../../src/grade/worlds/world.ts';
import { WorldPool } from '../../src/grade/worlds/world-pool.ts';
import type { JsonObject } from '../../src/kubernetes/json.ts';

const pool = new WorldPool();

/** A world whose home cluster holds these objects. */
export function worldOf(objects: readonly JsonObject[], more: Partial<TrialWorld> = {}): TrialWorld {
  const all = objects.map((object) => ({ object }));
  return { name: '', objects: new Map([[HOME_SERVER, all]]), hasEvents: false, files: {}, ...more };
}

/** What a script does in a world. */
export function tried(text: string, world: TrialWorld = worldOf([])): Trial {
  return tryBoth({ reference: text, answer: text }, pool.prepare(world), pool).reference;
}

import { Seeded } from '../../src/cluster/seeded.ts';
import { hintsOf } from '../../src/grade/worlds/hints.ts';
import type { Recipe } from '../../src/grade/worlds/recipe.ts';
import { templateOf } from '../../src/grade/worlds/templates/registry.ts';
import type { Outline } from '../../src/grade/worlds/templates/template.ts';
import { tryBoth } from '../../src/grade/worlds/try-both.ts';
import { HOME_SERVER } from '../../src/grade/worlds/world.ts';
import { worldObjects } from '../../src/grade/worlds/world-objects.ts';
import { WorldPool } from '../../src/grade/worlds/world-pool.ts';
import { isObject, type Json, type JsonObject } from '../../src/kubernetes/json.ts';

/** The outline of the object `web` in `dev`, short and first, but for this. */
export function outline(more: Partial<Outline> = {}): Outline {
  return {
    name: 'web',
    namespace: 'dev',
    labels: { app: 'web' },
    containers: [],
    isLong: false,
    turn: 0,
    isRead: false,
    random: new Seeded(1),
    ...more,
  };
}

/** What the template of a resource makes of an outline. */
export function made(resource: string, more: Partial<Outline> = {}): JsonObject {
  const template = templateOf(resource);
  if (template === undefined) throw new Error(`there is no template of ${resource}`);
  return template(outline(more));
}

/** Enough for each turn to meet each choice. */
const SAMPLE = 64;

/** Objects of many worlds, or the short or the long ones among them. */
export function sample(resource: string, lists: 'any' | 'short' | 'long' = 'any'): JsonObject[] {
  return Array.from({ length: SAMPLE }, (_, at) => {
    const isLong = lists === 'any' ? at % 2 === 1 : lists === 'long';
    return made(resource, { isLong, turn: at >> 1, random: new Seeded(at * 7919) });
  });
}

/** The values that a field has in the objects, each once and in order: `spec.ports.0.port`. `undefined` where one lacks it. */
export function valuesAt(objects: readonly JsonObject[], path: string): (Json | undefined)[] {
  const found = new Map(
    objects.map((object) => at(object, path)).map((value) => [JSON.stringify(value), value]),
  );
  return [...found.values()].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : JSON.stringify(a ?? '') < JSON.stringify(b ?? '')
        ? -1
        : 1,
  );
}

function at(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const key of path.split('.'))
    value = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
  return value;
}

const pool = new WorldPool();

/** What a command prints in a cluster that holds four objects of each of these resources in `dev`. */
export function ask(
  command: string,
  resources: readonly string[],
  recipe: Partial<Pick<Recipe, 'lists' | 'turn'>> = {},
): string {
  const listings = resources.map((resource) => ({
    ...{ server: HOME_SERVER, resource, namespace: 'dev', labels: '', fields: '' },
  }));
  const namespaces = new Map([[HOME_SERVER, new Set(['dev'])]]);
  const known = {
    hints: hintsOf([command]),
    mentions: { objects: [], listings, namespaces },
    touched: new Map(),
  };
  const objects = worldObjects(known, HOME_SERVER, {
    ...{ name: '', seed: 11, values: 'own', lists: 'short', present: 'needed', turn: 0 },
    ...recipe,
  });
  const world = { name: '', objects: new Map([[HOME_SERVER, objects]]), hasEvents: true, files: {} };
  const { reference } = tryBoth({ reference: command, answer: command }, pool.prepare(world), pool);
  return reference.stdout + reference.stderr;
}

import { Seeded } from '../../cluster/seeded.ts';
import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import type { Known, Recipe } from './recipe.ts';
import { HOME_SERVER, type TrialWorld } from './world.ts';
import { worldFiles } from './world-files.ts';
import { worldObjects } from './world-objects.ts';

/** The worlds that each pair of scripts is tried on, the telling ones first. */
const RECIPES: readonly Recipe[] = [
  {
    name: 'with the objects that are named, and others of near names',
    seed: 11,
    values: 'own',
    present: 'needed',
  },
  { name: 'where the fields have other values', seed: 23, values: 'other', present: 'needed' },
  { name: 'where some of it is so already', seed: 37, values: 'same', present: 'all' },
  { name: 'with other labels and containers', seed: 41, values: 'mixed', present: 'needed' },
  { name: 'without the objects that are named', seed: 53, values: 'own', present: 'none' },
];

export function generateWorlds(known: Known): TrialWorld[] {
  return RECIPES.map((recipe) => worldOf(known, recipe));
}

/** The worlds that a card gives, each a YAML text of the objects in it. */
export function givenWorlds(texts: readonly string[], known: Known): TrialWorld[] {
  return texts.map((text, at) => {
    const documents = parseData(text).documents as readonly (Json | undefined)[];
    const objects = new Map([[HOME_SERVER, documents.filter(isObject)]]);
    const [recipe] = RECIPES;
    return {
      name: `of the card, number ${at + 1}`,
      objects,
      files: recipe === undefined ? {} : worldFiles(known.hints, recipe),
    };
  });
}

/** A further world, for tests: any seed gives another. */
export function randomWorld(known: Known, seed: number): TrialWorld {
  const random = new Seeded(seed);
  const values = (['own', 'other', 'same', 'mixed'] as const)[random.below(4)] ?? 'mixed';
  const present = random.below(8) === 0 ? 'none' : 'needed';
  return worldOf(known, { name: `number ${seed}`, seed: random.next(), values, present });
}

function worldOf(known: Known, recipe: Recipe): TrialWorld {
  const servers = new Set([
    HOME_SERVER,
    ...known.mentions.namespaces.keys(),
    ...known.mentions.objects.map(({ server }) => server),
    ...known.mentions.listings.map(({ server }) => server),
  ]);
  const objects = new Map<string, readonly JsonObject[]>();
  let at = 0;
  for (const server of servers)
    objects.set(server, worldObjects(known, server, { ...recipe, seed: recipe.seed + 101 * at++ }));
  return { name: recipe.name, objects, files: worldFiles(known.hints, recipe) };
}

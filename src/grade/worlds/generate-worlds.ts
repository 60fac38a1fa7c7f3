import { Seeded } from '../../cluster/seeded.ts';
import { isObject, type Json } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { namedNamespaces } from './named-namespaces.ts';
import type { Known, Recipe } from './recipe.ts';
import { HOME_SERVER, type TrialWorld, type WorldObject } from './world.ts';
import { worldFiles } from './world-files.ts';
import { worldObjects } from './world-objects.ts';

/** The worlds in which each pair of scripts is tried, the most revealing ones first. */
const RECIPES: readonly [Recipe, ...Recipe[]] = [
  {
    name: 'with the objects that are named, and others of near names',
    seed: 11,
    values: 'absent',
    lists: 'short',
    present: 'needed',
    turn: 0,
  },
  {
    name: 'where the fields have other values, and each list more items',
    seed: 23,
    values: 'other',
    lists: 'long',
    present: 'needed',
    turn: 5,
  },
  {
    name: 'where some of it is so already',
    seed: 37,
    values: 'same',
    lists: 'any',
    present: 'all',
    turn: 1,
  },
  {
    name: 'with other labels and containers',
    seed: 41,
    values: 'mixed',
    lists: 'any',
    present: 'needed',
    turn: 6,
  },
  {
    name: 'without the objects that are named',
    seed: 53,
    values: 'own',
    lists: 'any',
    present: 'none',
    turn: 3,
  },
];

export function generateWorlds(known: Known): TrialWorld[] {
  return RECIPES.map((recipe) => worldOf(known, recipe));
}

/** The worlds that a card gives, each a YAML text with its objects; their namespaces are created automatically. */
export function givenWorlds(texts: readonly string[], known: Known): TrialWorld[] {
  return texts.map((text, at) => {
    const documents = parseData(text).documents as readonly (Json | undefined)[];
    const given = documents.filter(isObject);
    const objects = new Map([
      [HOME_SERVER, [...namedNamespaces(given), ...given].map((object) => ({ object }))],
    ]);
    return {
      name: `of the card, number ${at + 1}`,
      objects,
      hasEvents: looksAtEvents(known.hints.words),
      files: worldFiles(known.hints, RECIPES[0]),
    };
  });
}

/**
 * A further world, for tests: any seed gives another.
 * @internal
 */
export function randomWorld(known: Known, seed: number): TrialWorld {
  const random = new Seeded(seed);
  const values = (['own', 'other', 'same', 'absent', 'mixed'] as const)[random.below(5)] ?? 'mixed';
  const present = random.below(8) === 0 ? 'none' : 'needed';
  const own = { seed: random.next(), turn: random.below(8), lists: 'any' } as const;
  return worldOf(known, { name: `number ${seed}`, values, present, ...own });
}

function worldOf(known: Known, recipe: Recipe): TrialWorld {
  const servers = new Set([
    HOME_SERVER,
    ...known.mentions.namespaces.keys(),
    ...known.mentions.objects.map(({ server }) => server),
    ...known.mentions.listings.map(({ server }) => server),
  ]);
  const objects = new Map<string, readonly WorldObject[]>();
  let at = 0;
  for (const server of servers)
    objects.set(server, worldObjects(known, server, { ...recipe, seed: recipe.seed + 101 * at++ }));
  const hasEvents = looksAtEvents(known.hints.words);
  return { name: recipe.name, objects, hasEvents, files: worldFiles(known.hints, recipe) };
}

/** Whether scripts may read events, by their words. */
function looksAtEvents(words: string): boolean {
  return /\bev|\bdescribe\b|\bdump\b|\braw\b/i.test(words);
}

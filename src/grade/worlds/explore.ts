import { generateWorlds } from './generate-worlds.ts';
import { type Hints, hintsOf } from './hints.ts';
import { type Mentions, mentionsIn } from './mentions.ts';
import { patchedBy } from './patched-fields.ts';
import type { Known } from './recipe.ts';
import { keyOf } from './state-changes.ts';
import { type Touched, touchedBy } from './touched.ts';
import type { Scripts, Trial, TrialPair } from './trial.ts';
import { tryBoth } from './try-both.ts';
import type { TrialWorld } from './world.ts';
import type { PreparedWorld, WorldPool } from './world-pool.ts';

const ROUNDS = 3;
const NOTHING: Mentions = { objects: [], listings: [], namespaces: new Map() };

/** Both scripts in one world. */
export interface TriedPair extends TrialPair {
  readonly prepared: PreparedWorld;
}

export interface Explored {
  readonly known: Known;
  /** The last world that was explored. */
  readonly last?: TriedPair;
}

/** Tries both scripts in a world; earlier trials in the same world are not repeated. */
export function tryPair(
  { world, before }: { readonly world: TrialWorld; readonly before?: TriedPair | undefined },
  scripts: Scripts,
  pool: WorldPool,
): TriedPair {
  if (before !== undefined && isSame(before.prepared.world, world)) return before;
  const prepared = pool.prepare(world);
  return { prepared, ...tryBoth(scripts, prepared, pool) };
}

function isSame(a: TrialWorld, b: TrialWorld): boolean {
  const text = ({ objects, files }: TrialWorld): string => JSON.stringify([[...objects], files]);
  return text(a) === text(b);
}

/** Finds the objects and files that both scripts need: each round adds what was missing in the one before. */
export function explore(reference: string, answer: string, pool: WorldPool): Explored {
  let known: Known = { hints: hintsOf([reference, answer]), mentions: NOTHING, touched: new Map() };
  const all: Trial[] = [];
  let last: TriedPair | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const [world] = generateWorlds(known);
    if (world === undefined) break;
    last = tryPair({ world, before: last }, { reference, answer }, pool);
    const trials = [last.reference, last.answer];
    all.push(...trials);
    const mentions = mentionsIn(all);
    const grown = sizeOf(mentions) > sizeOf(known.mentions);
    const files = withMissing(known.hints.files, trials);
    const isComplete = !grown && files.size === known.hints.files.size;
    known = { hints: { ...known.hints, files }, mentions, touched: touchedIn(all) };
    if (isComplete) break;
  }
  return { known, ...(last && { last }) };
}

/**
 * Files that scripts read but did not find exist in the next round, and so do folders that they write to, which are created with the files in
 * them.
 */
function withMissing(files: Hints['files'], trials: readonly Trial[]): Hints['files'] {
  const all = new Map(files);
  const written = trials.flatMap((trial) => trial.written);
  const missing = [...new Set(trials.flatMap((trial) => trial.missing))];
  for (const path of missing) {
    if (all.has(path) || written.includes(path) || path.includes('.kube')) continue;
    // The contents of a folder are looked up again once the folder exists.
    if (missing.some((one) => path.startsWith(`${one}/`))) continue;
    const isFolder = [...written, ...missing].some((one) => one.startsWith(`${path}/`));
    if (isFolder) all.set(`${path}/`, 'manifest');
    else all.set(path, /\.(?:ya?ml|json)$/.test(path) ? 'manifest' : 'text');
  }
  return all;
}

function sizeOf({ objects, listings, namespaces }: Mentions): number {
  return objects.length + listings.length + [...namespaces.values()].reduce((sum, { size }) => sum + size, 0);
}

function touchedIn(trials: readonly Trial[]): Map<string, Touched[]> {
  const touched = new Map<string, Touched[]>();
  for (const change of trials.flatMap(({ changes }) => changes)) {
    const key = keyOf(change);
    touched.set(key, [...(touched.get(key) ?? []), ...touchedBy(change)]);
  }
  for (const request of trials.flatMap(({ requests }) => requests)) {
    const [key, fields] = patchedBy(request) ?? [];
    if (key !== undefined) touched.set(key, unique([...(touched.get(key) ?? []), ...(fields ?? [])]));
  }
  return touched;
}

/** Each field once, with its last value. */
function unique(fields: readonly Touched[]): Touched[] {
  return [...new Map(fields.map((field) => [field.path.join('.'), field])).values()];
}

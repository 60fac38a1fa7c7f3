/**
 * Divides the program's modules among the files of `dist/`. What the same starts need stands together, so each module is in one file and no
 * start reads what it does not need; then files are joined as long as the starts gain by it.
 */

/** @typedef {{ size: number, imports: readonly string[], lazy: readonly string[], foreign: boolean }} Module */
/** @typedef {{ weight: number, roots: readonly string[] }} Start */
/** @typedef {{ ids: string[], size: number, foreign: boolean }} Chunk */
/** @typedef {{ chunks: Chunk[], imports: Set<number>[], reach: Set<number>[], loaded: Set<number>[] }} Loads */

/** Microseconds that a start pays for one more file, and for one more byte of code; measured on Node 20. */
const FILE = 500;
const BYTE = 0.03;

/** How much a named start counts beside any other. */
const NAMED = 100;

/**
 * @param {ReadonlyMap<string, Module>} modules every module by its id
 * @param {string} entry what each start loads first
 * @param {readonly (readonly string[])[]} named modules that are loaded together by the starts that matter most
 * @returns {string[][]} the files: each one's modules, a file after those that it imports; the first has what the entry imports
 */
export function planChunks(modules, entry, named) {
  const chains = chainsOf(modules, entry);
  const starts = [
    ...named.map((roots) => ({
      weight: NAMED,
      roots: roots.flatMap((root) => chains.get(root) ?? missing(root)),
    })),
    ...[...chains.values()].map((roots) => ({ weight: 1, roots })),
  ];
  const entryModules = [...closure(modules, [entry])];
  let chunks = atoms(modules, [...chains.keys()]).filter(
    ({ ids }) => !ids.some((id) => entryModules.includes(id)),
  );
  for (;;) {
    const loads = loadsOf(modules, chunks, starts);
    const pair = bestPair(loads, starts);
    if (pair === undefined)
      return [entryModules.filter((id) => id !== entry), ...inOrder(loads).map(({ ids }) => ids)];
    const [a, b] = pair.map((index) => chunks[index]);
    if (a === undefined || b === undefined) throw new Error('no such chunk');
    const joined = { ids: [...a.ids, ...b.ids], size: a.size + b.size, foreign: a.foreign || b.foreign };
    chunks = [...chunks.filter((chunk) => chunk !== a && chunk !== b), joined];
  }
}

/** @param {string} root @returns {never} */
function missing(root) {
  throw new Error(`${root} is not loaded with import() by anything: name another start in .build/bundle.mjs`);
}

/**
 * What was loaded by the time that a module is: the entry, then each module that is loaded with `import()` on the way.
 * @param {ReadonlyMap<string, Module>} modules
 * @param {string} entry
 */
function chainsOf(modules, entry) {
  /** @type {Map<string, string[]>} */
  const chains = new Map([[entry, [entry]]]);
  for (const [root, chain] of chains)
    for (const id of closure(modules, [root]))
      for (const lazy of modules.get(id)?.lazy ?? [])
        if (modules.has(lazy) && !chains.has(lazy)) chains.set(lazy, [...chain, lazy]);
  return chains;
}

/**
 * @param {ReadonlyMap<string, Module>} modules
 * @param {readonly string[]} roots
 * @returns {Set<string>} the roots and all that they import, directly or not
 */
function closure(modules, roots) {
  const found = new Set(roots);
  for (const id of found)
    for (const next of modules.get(id)?.imports ?? []) if (modules.has(next)) found.add(next);
  return found;
}

/**
 * The modules, those together that the same roots need.
 * @param {ReadonlyMap<string, Module>} modules
 * @param {readonly string[]} roots
 * @returns {Chunk[]}
 */
function atoms(modules, roots) {
  /** @type {Map<string, number[]>} */
  const needed = new Map();
  for (const [index, root] of roots.entries())
    for (const id of closure(modules, [root])) needed.set(id, [...(needed.get(id) ?? []), index]);
  /** @type {Map<string, Chunk>} */
  const byNeed = new Map();
  for (const [id, by] of needed) {
    const { size = 0, foreign = false } = modules.get(id) ?? {};
    const chunk = byNeed.get(by.join()) ?? { ids: [], size: 0, foreign: false };
    byNeed.set(by.join(), {
      ids: [...chunk.ids, id],
      size: chunk.size + size,
      foreign: chunk.foreign || foreign,
    });
  }
  return [...byNeed.values()];
}

/**
 * @param {ReadonlyMap<string, Module>} modules
 * @param {Chunk[]} chunks
 * @param {readonly Start[]} starts
 * @returns {Loads}
 */
function loadsOf(modules, chunks, starts) {
  const of = new Map(chunks.flatMap(({ ids }, index) => ids.map((id) => [id, index])));
  /** @param {readonly string[]} ids */
  const indexes = (ids) => ids.flatMap((id) => of.get(id) ?? []);
  const imports = chunks.map(
    ({ ids }, own) =>
      new Set(indexes(ids.flatMap((id) => modules.get(id)?.imports ?? [])).filter((i) => i !== own)),
  );
  /** @param {Iterable<number>} from */
  const spread = (from) => {
    const found = new Set(from);
    for (const index of found) for (const next of imports[index] ?? []) found.add(next);
    return found;
  };
  const reach = chunks.map((_, index) => spread([index]));
  const loaded = starts.map(({ roots }) =>
    spread(roots.flatMap((root) => indexes([root, ...(modules.get(root)?.imports ?? [])]))),
  );
  return { chunks, imports, reach, loaded };
}

/**
 * The two chunks whose union saves the starts most, if any does.
 * @param {Loads} loads
 * @param {readonly Start[]} starts
 * @returns {[number, number] | undefined}
 */
function bestPair(loads, starts) {
  let most = 0;
  /** @type {[number, number] | undefined} */
  let best;
  for (let a = 0; a < loads.chunks.length; a++)
    for (let b = a + 1; b < loads.chunks.length; b++) {
      const gain = gainOf(loads, starts, a, b);
      if (gain <= most || circular(loads, a, b) || circular(loads, b, a)) continue;
      most = gain;
      best = [a, b];
    }
  return best;
}

/**
 * Microseconds that the starts save in all if two chunks are one: a file where both are loaded, less what a start then loads in vain.
 * No start is made to load a library that it does not need: running one costs more than reading it.
 * @param {Loads} loads
 * @param {readonly Start[]} starts
 * @param {number} a
 * @param {number} b
 */
function gainOf({ chunks, reach, loaded }, starts, a, b) {
  let gain = 0;
  for (const [index, { weight }] of starts.entries()) {
    const have = loaded[index];
    if (have === undefined) continue;
    if (have.has(a) && have.has(b)) gain += weight * FILE;
    else if (have.has(a) || have.has(b)) {
      const added = have.has(a) ? b : a;
      for (const more of reach[added] ?? []) {
        if (have.has(more)) continue;
        const { size = 0, foreign = false } = chunks[more] ?? {};
        if (foreign) return 0;
        gain -= weight * (size * BYTE + (more === added ? 0 : FILE));
      }
    }
  }
  return gain;
}

/**
 * Whether `from` imports `to` through a third chunk, which would then import what imports it.
 * @param {Loads} loads
 * @param {number} from
 * @param {number} to
 */
function circular({ imports, reach }, from, to) {
  return [...(imports[from] ?? [])].some((next) => next !== to && reach[next]?.has(to));
}

/** @param {Loads} loads @returns {Chunk[]} each after those that it imports */
function inOrder({ chunks, imports }) {
  /** @type {Set<number>} */
  const done = new Set();
  /** @param {number} index */
  const visit = (index) => {
    if (done.has(index)) return;
    for (const next of imports[index] ?? []) visit(next);
    done.add(index);
  };
  for (const index of chunks.keys()) visit(index);
  return [...done].flatMap((index) => chunks[index] ?? []);
}

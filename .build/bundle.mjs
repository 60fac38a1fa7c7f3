import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { ALIASES } from './aliases.mjs';
import {
  collected,
  commonInEntry,
  dataApart,
  isForeign,
  lazyModules,
  plainExports,
  stubs,
} from './bundle-plugins.mjs';
import { planChunks } from './chunk-plan.mjs';
import { eagerYaml } from './eager-yaml.mjs';

/** What is loaded with `import()` by the starts that people wait for: help, a press of Tab, the first question. */
const STARTS = [
  ['commands/program.ts'],
  ['commands/completion/complete.ts'],
  ['commands/study.ts', 'ui/frontend/terminal-frontend.ts', 'ui/terminal-prompter.ts'],
];

/** More files than the program is ever divided into. */
const FILES = 300;

/**
 * Writes the program to `dist` as CommonJS, which starts faster than the same code as ES modules.
 * @param {{ root: string, dist: string, version: string }} options
 * @returns {Promise<string[]>} the ids of all modules that are in it
 */
export async function bundle({ root, dist, version }) {
  const src = join(root, 'src');
  const entry = join(root, '.build', 'entry.ts');
  /** @type {Map<string, import('./chunk-plan.mjs').Module>} */
  const modules = new Map();
  /** @type {string[][] | undefined} */
  let chunks;
  const starts = STARTS.map((files) => files.map((file) => join(src, file)));
  /** @param {number} index */
  const chunk = (index) => {
    chunks ??= planChunks(modules, entry, starts);
    return chunks[index] ?? [];
  };
  const build = await rolldown({
    input: { 'k8s-drill': entry },
    cwd: root,
    platform: 'node',
    resolve: { alias: ALIASES },
    checks: { pluginTimings: false },
    transform: { target: 'node20.19', define: { K8S_DRILL_VERSION: JSON.stringify(version) } },
    plugins: [
      stubs(),
      eagerYaml(),
      lazyModules(src),
      dataApart(src, dist),
      collected(modules),
      plainExports(),
      commonInEntry('k8s-drill.cjs'),
    ],
  });
  const { output } = await build.write({
    dir: dist,
    format: 'cjs',
    esModule: false,
    externalLiveBindings: false,
    generatedCode: { symbols: false },
    // Node's import() of a CommonJS file reads it twice; a require behind a promise costs a third of it.
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    // The names of functions stay: a stack trace of a fault is what a report of it has.
    minify: { mangle: { toplevel: true, keepNames: true }, compress: { target: 'es2023' }, codegen: true },
    codeSplitting: {
      // A file's modules are taken after those that they import.
      groups: Array.from({ length: FILES }, (_, index) => ({
        name: () => chunkName(src, chunk(index), modules),
        debugName: `chunk ${index}`,
        test: (id) => chunk(index).includes(id),
        priority: FILES - index,
      })),
    },
  });
  await build.close();
  return output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
}

/**
 * A file is named after the largest module of ours in it, or of a library where there is none of ours.
 * @param {string} src
 * @param {readonly string[]} ids
 * @param {ReadonlyMap<string, import('./chunk-plan.mjs').Module>} modules
 */
function chunkName(src, ids, modules) {
  const written = ids.filter((id) => !id.startsWith('\0'));
  const ours = written.filter((id) => !isForeign(id));
  const [largest = ''] = [...(ours.length > 0 ? ours : written)].sort(
    (a, b) => (modules.get(b)?.size ?? 0) - (modules.get(a)?.size ?? 0),
  );
  if (isForeign(largest)) return packageOf(largest);
  return relative(src, largest)
    .replace(/\.\w+$/, '')
    .replaceAll(sep, '-');
}

/** @param {string} id */
function packageOf(id) {
  const path = id.split(`node_modules${sep}`).at(-1)?.split(sep) ?? [];
  return (path[0]?.startsWith('@') ? path[1] : path[0]) ?? '';
}

/**
 * Bundles a module of the build's own that needs parts of the program, and loads it.
 * @param {string} file
 */
export async function load(file) {
  const built = `${file}.cjs`;
  const build = await rolldown({
    input: file,
    platform: 'node',
    resolve: { alias: ALIASES },
    plugins: [stubs()],
  });
  try {
    await build.write({ file: built, format: 'cjs', codeSplitting: false });
    return createRequire(import.meta.url)(built);
  } finally {
    await build.close();
    await rm(built, { force: true });
  }
}

/**
 * Builds `dist/`: one CommonJS bundle for the start, and one for every module that is loaded with `import()`.
 * CommonJS because it starts faster than the same code as ES modules; apart because a command should pay for
 * what it uses and for nothing else.
 */
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const DIST = join(ROOT, 'dist');
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));

/** What dependencies drag along and the program never uses. */
const STUBS = {
  // conf validates with it only where a schema is given; ours are checked by src/progress/settings.
  ajv: 'export class Ajv {} export default Ajv;',
  'ajv/dist/2020.js': 'export class Ajv2020 {} export default Ajv2020;',
  'ajv-formats': 'export default () => {};',
  // gray-matter's engines: src/deck/reading/read-header hands it our own, and one of these runs what it reads.
  './lib/engines': 'export default {};',
  './engines': 'export default {};',
  // inquirer's editor brings tables of character sets; files are edited by src/editor.
  '@inquirer/external-editor': 'export const editAsync = () => {};',
  // gray-matter cuts a text into sections with it only where it is asked to.
  'section-matter': 'export default () => {};',
};

const bundleName = (file) => relative(SRC, file).replace(/\.ts$/, '').replaceAll('/', '-');

async function dynamicImports() {
  const found = new Set();
  for (const path of await readdir(SRC, { recursive: true })) {
    if (!path.endsWith('.ts')) continue;
    const text = await readFile(join(SRC, path), 'utf8');
    for (const [, target] of text.matchAll(/\bimport\('(\.[^']+\.ts)'\)/g))
      found.add(resolve(SRC, dirname(path), target));
  }
  return [...found].sort();
}

const boundaries = {
  name: 'boundaries',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.ts$/ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import'
        ? { path: `./${bundleName(resolve(resolveDir, path))}.cjs`, external: true }
        : undefined,
    );
  },
};

const stubs = {
  name: 'stubs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ajv|engines$|^section-matter$|external-editor$/ }, ({ path, importer }) =>
      path in STUBS && importer.includes('node_modules') ? { path, namespace: 'stub' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({ contents: STUBS[path] }));
  },
};

/**
 * Data stands in files of its own, once for all bundles, and is read when something of it is first asked for: an object whose properties
 * parse all of it. `JSON.parse` is several times faster than the same data as a JavaScript literal.
 */
const dataApart = {
  name: 'data-apart',
  setup({ onLoad }) {
    onLoad({ filter: /src\/.*\.json$/ }, async ({ path }) => {
      const data = JSON.parse(await readFile(path, 'utf8'));
      const file = relative(SRC, path).replaceAll('/', '-');
      await writeFile(join(DIST, file), JSON.stringify(data));
      const getters = Object.keys(data).map((key) => {
        const name = JSON.stringify(key);
        return `get ${name}() { return read()[${name}]; },`;
      });
      const contents = `
        import { readFileSync } from 'node:fs';
        let data;
        const read = () => (data ??= JSON.parse(readFileSync(__dirname + ${JSON.stringify(`/${file}`)}, 'utf8')));
        export default {${getters.join('')}};`;
      return { contents, loader: 'js' };
    });
  },
};

/**
 * Modules of Node's that cost a start much and are needed late or never: cryptography with the first saved answer, and child processes in
 * commander for subcommands that are programs of their own, of which there are none.
 */
const lazyModules = {
  name: 'lazy-modules',
  setup({ onResolve, onLoad }) {
    const lazy = (path) => ({ path, namespace: 'lazy-module' });
    onResolve({ filter: /^node:crypto$/ }, ({ importer, path }) =>
      importer.startsWith(SRC) ? lazy(path) : { path, external: true },
    );
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      importer.includes('node_modules/commander') ? lazy(path) : { path, external: true },
    );
    const functions = { 'node:crypto': 'createHash', 'node:child_process': 'spawn' };
    onLoad({ filter: /.*/, namespace: 'lazy-module' }, ({ path }) => ({
      contents: `export const ${functions[path]} = (...args) => require('${path}').${functions[path]}(...args);`,
    }));
  },
};

async function bundle() {
  const lazy = await dynamicImports();
  const entries = Object.fromEntries(lazy.map((file) => [bundleName(file), file]));
  return build({
    absWorkingDir: ROOT,
    entryPoints: { ...entries, 'k8s-drill': join(import.meta.dirname, 'entry.ts') },
    outdir: DIST,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    // Node's import() of a CommonJS file reads it twice; a require behind a promise costs a third of it.
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    define: { K8S_DRILL_VERSION: JSON.stringify(version) },
    plugins: [boundaries, stubs, lazyModules, dataApart],
    metafile: true,
    logLevel: 'warning',
  });
}

/** The licences of what is bundled must travel with it. */
async function writeLicences({ inputs }) {
  const packages = new Set();
  for (const input of Object.keys(inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) packages.add(match[1]);
  }
  const texts = [];
  for (const folder of [...packages].sort((a, b) => (basename(a) < basename(b) ? -1 : 1))) {
    const about = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'));
    const file = (await readdir(join(ROOT, folder))).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? await readFile(join(ROOT, folder, file), 'utf8') : `Licence: ${about.license}\n`;
    texts.push(`${about.name} ${about.version}\n\n${text.trim()}\n`);
  }
  await writeFile(join(DIST, 'LICENSES.txt'), texts.join(`\n${'-'.repeat(78)}\n\n`));
}

/** Bundles a module of the build's own that needs parts of the program, and loads it. */
async function loaded(name) {
  const outfile = join(DIST, `${name}.build.cjs`);
  const entryPoints = [join(import.meta.dirname, `${name}.ts`)];
  await build({ absWorkingDir: ROOT, entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs' });
  const module = createRequire(import.meta.url)(outfile);
  await rm(outfile);
  return module;
}

/** `catalogue.json`, `curriculum.json`, `course.json`, `introductions.json` and the schema of `k8s-drill.yaml`; a deck with an error fails the build. */
async function writeDeckData() {
  const { deckData } = await loaded('deck-data');
  const { catalogue, curriculum, course, introductions, configSchema, problems } = deckData(ROOT);
  await writeFile(join(DIST, 'catalogue.json'), JSON.stringify(catalogue));
  await writeFile(join(DIST, 'curriculum.json'), JSON.stringify(curriculum));
  await writeFile(join(DIST, 'course.json'), JSON.stringify(course));
  await writeFile(join(DIST, 'introductions.json'), JSON.stringify(introductions));
  await writeFile(join(DIST, 'k8s-drill.schema.json'), JSON.stringify(configSchema, null, 2));
  if (problems.length > 0) throw new Error(`the decks have errors:\n\n${problems.join('\n\n')}`);
  return { decks: catalogue.decks, curriculum, units: course.units };
}

/** The API's descriptions, packed: they are as long as all the rest of the data, and few starts read them. */
async function writeDescriptions() {
  const { texts, described } = JSON.parse(
    await readFile(join(SRC, 'kubernetes/schema/descriptions.json'), 'utf8'),
  );
  await writeFile(
    join(DIST, 'descriptions.json.br'),
    brotliCompressSync(JSON.stringify({ texts, described })),
  );
}

/** `completion.json`, so that a press of Tab loads no command; and the scripts that the shells read. */
async function writeCompletion({ decks, curriculum, units }) {
  const { outlineProgram } = await loaded('completion-data');
  await writeFile(
    join(DIST, 'completion.json'),
    JSON.stringify(await outlineProgram(decks, curriculum, units)),
  );
  const scripts = join(SRC, 'commands/completion/scripts');
  for (const name of await readdir(scripts)) await copyFile(join(scripts, name), join(DIST, name));
}

await rm(DIST, { recursive: true, force: true });
await mkdir(DIST, { recursive: true });
const { metafile } = await bundle();
await writeLicences(metafile);
await writeDescriptions();
await writeCompletion(await writeDeckData());

// Bundles the benches and runs them: npm run bench [-- <name> ...]
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { ALIASES } from './aliases.mjs';
import { eagerYaml } from './eager-yaml.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const common = /** @type {const} */ ({ cwd: root, platform: 'node', resolve: { alias: ALIASES } });
const plugins = [eagerYaml()];
await build({
  ...common,
  plugins,
  input: 'test/bench/run.ts',
  external: /^(?!yaml$)[^./]/,
  // The program is CommonJS in dist, and finds its package by where it is.
  transform: { define: { __dirname: JSON.stringify(`${root}/dist`) } },
  output: { dir: 'node_modules/.bench', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
});
// Programs that a bench starts cold, bundled as the program itself is.
for (const name of await readdir(`${root}/test/bench/programs`))
  await build({
    ...common,
    plugins,
    input: `test/bench/programs/${name}`,
    output: {
      dir: 'node_modules/.bench/programs',
      entryFileNames: '[name].cjs',
      format: 'cjs',
      minify: true,
    },
  });
await import(new URL('../node_modules/.bench/run.mjs', import.meta.url).href);

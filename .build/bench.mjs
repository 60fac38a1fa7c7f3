// Bundles the benches and runs them: npm run bench [-- <name> ...]
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const common = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
await build({
  ...common,
  entryPoints: ['test/bench/run.ts'],
  format: 'esm',
  define: { __dirname: 'import.meta.dirname' },
  packages: 'external',
  splitting: true,
  outdir: 'node_modules/.bench',
  outExtension: { '.js': '.mjs' },
});
// Programs that a bench starts cold, bundled as the program itself is.
await build({
  ...common,
  entryPoints: (await readdir(`${root}/test/bench/programs`)).map((name) => `test/bench/programs/${name}`),
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  outdir: 'node_modules/.bench/programs',
  outExtension: { '.js': '.cjs' },
});
await import(new URL('../node_modules/.bench/run.mjs', import.meta.url));

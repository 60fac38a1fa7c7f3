// Bundles the benches and runs the one that is named: npm run bench -- <name> [options]
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/run.ts'],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  splitting: true,
  outdir: 'node_modules/.bench',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
await import(new URL('../node_modules/.bench/run.mjs', import.meta.url));

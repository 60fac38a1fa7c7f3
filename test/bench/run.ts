import process from 'node:process';

/** The benches, each a file of its own that prints its figures: `npm run bench -- <name> [options]`. */
const BENCHES: Readonly<
  Record<string, () => Promise<{ run(args: readonly string[]): void | Promise<void> }>>
> = {
  manifests: () => import('./manifests.ts'),
  compare: () => import('./compare.ts'),
  simulate: () => import('./simulate.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) await (await bench()).run(args);
else {
  console.error(`unknown bench '${name}'; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
}

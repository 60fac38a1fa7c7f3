import process from 'node:process';
import { type Figure, report } from './figure.ts';

/** Benches with limits: `npm run bench` runs all of them, `npm run bench -- start scan` some. */
const LIMITED: Readonly<Record<string, () => Promise<{ figures(): Promise<readonly Figure[]> }>>> = {
  start: () => import('./start.ts'),
  scan: () => import('./scan.ts'),
  save: () => import('./save.ts'),
  lint: () => import('./lint.ts'),
  cluster: () => import('./cluster.ts'),
  lab: () => import('./lab.ts'),
};

/** Benches that print tables of their own: `npm run bench -- <name> [options]`, or without options after others: `npm run bench -- start completion`. */
const STUDIES: Readonly<
  Record<string, () => Promise<{ run(args: readonly string[]): void | Promise<void> }>>
> = {
  cards: () => import('./cards.ts'),
  completion: () => import('./completion.ts'),
  manifests: () => import('./manifests.ts'),
  compare: () => import('./compare.ts'),
  effect: () => import('./effect.ts'),
  simulate: () => import('./simulate.ts'),
  days: () => import('./days.ts'),
};

const names = process.argv.slice(2);
const first = STUDIES[names[0] ?? ''];
const unknown = names.find((name) => !(name in LIMITED) && !(name in STUDIES));
if (first) await (await first()).run(names.slice(1));
else if (unknown !== undefined) {
  const all = [...Object.keys(LIMITED), ...Object.keys(STUDIES)];
  console.error(`unknown bench '${unknown}'; there are: ${all.join(', ')}`);
  process.exitCode = 2;
} else {
  const limited = names.length > 0 ? names.filter((name) => name in LIMITED) : Object.keys(LIMITED);
  const figures: Figure[] = [];
  for (const name of limited) figures.push(...((await (await LIMITED[name]?.())?.figures()) ?? []));
  report(figures);
  for (const name of names) await (await STUDIES[name]?.())?.run([]);
}

import process from 'node:process';
import { type Figure, report } from './figure.ts';

/** What is measured against a limit: `npm run bench` for all of them, `npm run bench -- start scan` for some. */
const LIMITED: Readonly<Record<string, () => Promise<{ figures(): Promise<readonly Figure[]> }>>> = {
  start: () => import('./start.ts'),
  scan: () => import('./scan.ts'),
  save: () => import('./save.ts'),
  lint: () => import('./lint.ts'),
  cluster: () => import('./cluster.ts'),
  lab: () => import('./lab.ts'),
};

/** What prints tables of its own: `npm run bench -- <name> [options]`. */
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
const study = STUDIES[names[0] ?? ''];
const unknown = names.find((name) => !(name in LIMITED));
if (study) await (await study()).run(names.slice(1));
else if (unknown !== undefined) {
  const all = [...Object.keys(LIMITED), ...Object.keys(STUDIES)];
  console.error(`unknown bench '${unknown}'; there are: ${all.join(', ')}`);
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const name of names.length > 0 ? names : Object.keys(LIMITED))
    figures.push(...((await (await LIMITED[name]?.())?.figures()) ?? []));
  report(figures);
}

import type { Seeded } from '../../src/cluster/seeded.ts';
import { commandMutants } from '../../src/lint/mutants/command-mutants.ts';

/** A script with one thing gone or changed: a flag, a value, a name. */
export function mutated(text: string, random: Seeded): string {
  const all = commandMutants(text);
  return all[random.below(Math.max(all.length, 1))] ?? `${text} --all`;
}

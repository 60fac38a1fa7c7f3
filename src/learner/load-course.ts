import { join } from 'node:path';
import type { UnitOutline } from '../curriculum/course.ts';
import type { Env } from '../env.ts';
import { guarded } from '../files/find-files.ts';
import { readText } from '../files/read-file.ts';
import { lookUp } from '../source/look-up.ts';

/**
 * The units of the shipped course in teaching order, as the build wrote them, without their introductions.
 * @throws Failure `unreadable` where the package is damaged
 */
export function loadCourse({ fs, packageDirectory }: Env): readonly UnitOutline[] {
  const path = join(packageDirectory, 'dist', 'course.json');
  const { units }: { units: readonly UnitOutline[] } = guarded(path, () => JSON.parse(readText(fs, path)));
  return units;
}

/**
 * The introduction of a shipped unit, as Markdown; `undefined` for a unit of the learner's own. Read when a unit opens.
 * @throws Failure `unreadable` where the package is damaged
 */
export function loadIntroduction({ fs, packageDirectory }: Env, unit: string): string | undefined {
  const path = join(packageDirectory, 'dist', 'introductions.json');
  const all: Readonly<Record<string, string>> = guarded(path, () => JSON.parse(readText(fs, path)));
  return lookUp(all, unit);
}

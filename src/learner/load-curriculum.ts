import { join } from 'node:path';
import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Env } from '../env.ts';
import { guarded } from '../files/find-files.ts';
import { readText } from '../files/read-file.ts';

/**
 * The curriculum, as the build left it.
 * @throws Failure `unreadable` where the package is damaged
 */
export function loadCurriculum({ fs, packageDirectory }: Env): Curriculum {
  const path = join(packageDirectory, 'dist', 'curriculum.json');
  return guarded(path, () => JSON.parse(readText(fs, path)));
}

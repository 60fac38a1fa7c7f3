import { join } from 'node:path';
import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Env } from '../env.ts';
import { guarded } from '../files/find-files.ts';
import { readText } from '../files/read-file.ts';
import { loadPacked } from './load-packed.ts';

/**
 * The curriculum, as the build wrote it. Its topics, which are most of it, are read when they are first needed.
 * @throws Failure `unreadable` where the package is damaged
 */
export function loadCurriculum(env: Env): Curriculum {
  const path = join(env.packageDirectory, 'dist', 'curriculum.json');
  const exam: Omit<Curriculum, 'topics'> = guarded(path, () => JSON.parse(readText(env.fs, path)));
  let topics: Curriculum['topics'] | undefined;
  return {
    ...exam,
    get topics() {
      topics ??= loadPacked<Curriculum['topics']>(env, 'topics.json');
      return topics;
    },
  };
}

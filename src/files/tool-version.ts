import { join } from 'node:path';
import type { Env } from '../env.ts';
import { guarded } from './find-files.ts';
import { readText } from './read-file.ts';

/** The version in `package.json`. @throws Failure `unreadable` where the package is damaged */
export function toolVersion({ fs, packageDirectory }: Pick<Env, 'fs' | 'packageDirectory'>): string {
  const path = join(packageDirectory, 'package.json');
  return guarded(path, () => String(JSON.parse(readText(fs, path)).version));
}

import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Env } from '../env.ts';
import { guarded } from '../files/find-files.ts';
import { readBytes } from '../files/read-file.ts';

/**
 * Data that the build compressed, because it is long and few starts read it. Data for every start is plain JSON, because loading zlib takes time.
 * @param name of the JSON file before compression, `topics.json`
 * @throws Failure `unreadable` where the package is damaged
 */
export function loadPacked<T>(
  { fs, packageDirectory }: Pick<Env, 'fs' | 'packageDirectory'>,
  name: string,
): T {
  const path = join(packageDirectory, 'dist', `${name}.br`);
  return guarded(path, () => JSON.parse(brotliDecompressSync(readBytes(fs, path)).toString()));
}

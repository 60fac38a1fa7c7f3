import { resolve } from 'node:path';
import type { Env } from '../env.ts';
import { SourceFile } from '../source/source-file.ts';
import { readText } from './read-file.ts';

/** A text file; a path can be relative to the package. @throws Failure `unreadable` */
export function readSource(
  { fs, packageDirectory }: Pick<Env, 'fs' | 'packageDirectory'>,
  path: string,
): SourceFile {
  const file = resolve(packageDirectory, path);
  return new SourceFile(file, readText(fs, file));
}

import { join, resolve } from 'node:path';
import type { Env } from '../../env.ts';
import { readText } from '../../files/read-file.ts';
import { SourceFile } from '../../source/source-file.ts';

/** The `course.yaml` of the folder that is linted, where one path is given and it is such a folder: its decks must fit it. */
export function findCourse(
  paths: readonly string[],
  { fs, workingDirectory }: Env,
  shown: (path: string) => string,
): SourceFile | undefined {
  const [folder] = paths;
  if (folder === undefined || paths.length > 1) return undefined;
  const path = join(resolve(workingDirectory, folder), 'course.yaml');
  if (!fs.existsSync(path)) return undefined;
  const text = readText(fs, path);
  return new SourceFile(shown(path), text);
}

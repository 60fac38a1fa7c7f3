import { resolve } from 'node:path';
import type { Env } from '../../env.ts';
import { Failure, isFailure } from '../../errors.ts';
import { findFiles, guarded } from '../../files/find-files.ts';
import { readStdin } from '../../files/read-stdin.ts';
import { SourceFile } from '../../source/source-file.ts';
import { shownPath } from '../../workspace/report-root.ts';

export interface Sources {
  readonly files: readonly SourceFile[];
  /** What could not be read; the rest was. */
  readonly unreadable: readonly Failure[];
}

/** Which files of a folder are meant. */
export interface Wanted {
  readonly name: (fileName: string) => boolean;
  /** What they are, for the message where a folder has none: `manifests (.yaml, .yml, .json)`. */
  readonly what: string;
}

/** Standard input, as a path. */
const STDIN = '-';

/**
 * Reads the files, the wanted ones of the folders, and standard input for `-`. Their paths are told from `root`; a file that is named twice is read once.
 * @throws Failure `nothing-matches` for a path that is not there, and for a folder without a wanted file
 */
export async function readSources(
  paths: readonly string[],
  wanted: Wanted,
  env: Env,
  root: string,
): Promise<Sources> {
  const files: SourceFile[] = [];
  const unreadable: Failure[] = [];
  for (const path of new Set(paths.flatMap((given) => filesAt(given, wanted, env)))) {
    try {
      files.push(await readSource(path, env, root));
    } catch (error) {
      if (!isFailure(error)) throw error;
      unreadable.push(error);
    }
  }
  return { files, unreadable };
}

function filesAt(given: string, wanted: Wanted, env: Env): string[] {
  if (given === STDIN) return [STDIN];
  const path = resolve(env.workingDirectory, given);
  const help = 'give files or folders that are there, or - for standard input';
  if (env.fs.statSync(path, { throwIfNoEntry: false }) === undefined)
    throw new Failure({ code: 'nothing-matches', what: `'${given}': there is no such file or folder`, help });
  const found = findFiles(env.fs, path, wanted.name);
  if (found.length === 0)
    throw new Failure({ code: 'nothing-matches', what: `'${given}': no ${wanted.what} are in it`, help });
  return found;
}

async function readSource(path: string, env: Env, root: string): Promise<SourceFile> {
  if (path === STDIN) return new SourceFile('stdin', await readStdin(env));
  const text = guarded(path, () => env.fs.readFileSync(path, 'utf8'));
  return new SourceFile(shownPath(path, root), text);
}

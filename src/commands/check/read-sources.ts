import type { Env } from '../../env.ts';
import { type Failure, isFailure } from '../../errors.ts';
import { findFiles, type OnUnreadable, refuseNamedLinkOut } from '../../files/find-files.ts';
import { givenPath, nothingAt } from '../../files/given-path.ts';
import { readText } from '../../files/read-file.ts';
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
  const onUnreadable = (failure: Failure): void => {
    unreadable.push(failure);
  };
  for (const path of new Set(paths.flatMap((given) => filesAt(given, wanted, env, onUnreadable)))) {
    try {
      files.push(await readSource(path, env, root));
    } catch (error) {
      if (!isFailure(error)) throw error;
      unreadable.push(error);
    }
  }
  return { files, unreadable };
}

function filesAt(given: string, wanted: Wanted, env: Env, onUnreadable: OnUnreadable): string[] {
  if (given === STDIN) return [STDIN];
  const { path, kind } = givenPath(env, given);
  if (kind !== 'folder') return [path];
  const within = [env.workingDirectory];
  let complete = true;
  const found = findFiles(env.fs, path, wanted.name, {
    within,
    onUnreadable: (failure) => {
      complete = false;
      onUnreadable(failure);
    },
  });
  if (found.length === 0 && complete) throw nothingAt(given, `no ${wanted.what} are in it`);
  return found;
}

async function readSource(path: string, env: Env, root: string): Promise<SourceFile> {
  if (path === STDIN) return new SourceFile('stdin', await readStdin(env));
  refuseNamedLinkOut(env.fs, path, env.workingDirectory);
  return new SourceFile(shownPath(path, root), readText(env.fs, path));
}

import { dirname, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { findDecks } from '../find-decks.ts';

const HELP = 'give deck files, folders or globs; `*` is one name, `**` any number of folders';

/**
 * The deck files that paths, folders and globs name: absolute, each once. A file that is named is a deck whatever its name.
 * @throws Failure `nothing-matches` for any of them that names no deck; `unreadable` for a folder that cannot be read
 */
export function findDeckFiles(given: readonly string[], env: Env): string[] {
  return [...new Set(given.flatMap((path) => filesAt(path, env)))];
}

function filesAt(given: string, env: Env): string[] {
  const path = resolve(env.workingDirectory, given);
  if (env.fs.existsSync(path)) return matched(given, findDecks(env.fs, path));
  const glob = given.replaceAll('\\', '/');
  const { base, isGlob } = picomatch.scan(glob);
  const folder = resolve(env.workingDirectory, base === '' ? '.' : base);
  if (!isGlob || !env.fs.existsSync(folder)) throw nothing(given, 'there is no such file or folder');
  const matches = picomatch(glob.replace(/^\.\//, ''));
  const shown = (file: string): string =>
    glob.startsWith('/') ? file : relative(env.workingDirectory, file).split(sep).join('/');
  return matched(
    given,
    findDecks(env.fs, folder).filter((file) => matches(shown(file))),
  );
}

function matched(given: string, files: string[]): string[] {
  if (files.length === 0) throw nothing(given, 'no deck (.md) is there');
  return files;
}

function nothing(given: string, why: string): Failure {
  return new Failure({ code: 'nothing-matches', what: `'${given}': ${why}`, help: HELP });
}

/** Whether a file is left out by globs that are relative to a folder. */
export function isIgnored(file: string, configPath: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  return picomatch([...globs])(relative(dirname(configPath), file).split(sep).join('/'));
}

import { posix, win32 } from 'node:path';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { unwritable } from '../files/io-failure.ts';
import { FOLDER_MODE } from '../files/modes.ts';

/** The places of everything that the learner owns. */
export interface Home {
  readonly folder: string;
  readonly config: string;
  readonly log: string;
  readonly snapshot: string;
  readonly decks: string;
  readonly drafts: string;
  readonly exams: string;
  readonly cache: string;
}

/**
 * The learner's home: `K8S_DRILL_HOME`, or the platform's config directory. Nothing is read or created.
 * @throws Failure `usage` if the variables do not name a folder
 */
export function findHome(env: Env): Home {
  const { join, resolve } = env.platform === 'win32' ? win32 : posix;
  const chosen = env.variables['K8S_DRILL_HOME'];
  const folder = chosen ? resolve(env.workingDirectory, expanded(chosen, env)) : configDirectory(env);
  return {
    folder,
    config: join(folder, 'config.json'),
    log: join(folder, 'reviews.jsonl'),
    snapshot: join(folder, 'progress.json'),
    decks: join(folder, 'decks'),
    drafts: join(folder, 'drafts'),
    exams: join(folder, 'exams'),
    cache: join(folder, 'cache'),
  };
}

/** Creates a folder in the home, and the home itself, accessible to the owner only. An existing folder is not changed. */
export function createFolder(env: Pick<Env, 'fs'>, folder: string): void {
  try {
    env.fs.mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** Expands `~` at the start of a path, as a shell would: a variable that is set in an editor or a unit file has not been expanded. */
function expanded(path: string, env: Env): string {
  const [first = '', ...rest] = path.split(env.platform === 'win32' ? /[\\/]/ : '/');
  if (!first.startsWith('~')) return path;
  if (first === '~') return [ownDirectory(env), ...rest].join('/');
  const message = `K8S_DRILL_HOME is '${path}', and only a shell knows '${first}'; give the whole path`;
  throw new Failure({ code: 'usage', message });
}

function ownDirectory({ platform, homeDirectory }: Env): string {
  const { isAbsolute } = platform === 'win32' ? win32 : posix;
  if (isAbsolute(homeDirectory)) return homeDirectory;
  throw new Failure({ code: 'usage', message: 'your home folder is not known; set HOME or K8S_DRILL_HOME' });
}

/**
 * The directory that conf would take, computed here because conf is too slow to load for it.
 * The rule is that of <https://github.com/sindresorhus/env-paths>, `-nodejs` included, except that a path that is not absolute is ignored:
 * <https://specifications.freedesktop.org/basedir/latest/#variables>.
 */
function configDirectory(env: Env): string {
  const { platform, variables } = env;
  const name = 'k8s-drill-nodejs';
  const { APPDATA = '', XDG_CONFIG_HOME = '' } = variables;
  if (platform === 'win32') {
    const roaming = win32.isAbsolute(APPDATA) ? APPDATA : win32.join(ownDirectory(env), 'AppData', 'Roaming');
    return win32.join(roaming, name, 'Config');
  }
  if (platform === 'darwin') return posix.join(ownDirectory(env), 'Library', 'Preferences', name);
  const config = posix.isAbsolute(XDG_CONFIG_HOME)
    ? XDG_CONFIG_HOME
    : posix.join(ownDirectory(env), '.config');
  return posix.join(config, name);
}

import { posix, win32 } from 'node:path';
import type { Env } from '../env.ts';
import { unwritable } from '../files/io-failure.ts';

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

const FOLDER_MODE = 0o700;

/** Where the home is: `K8S_DRILL_HOME`, else the platform's config directory. Nothing is read or created. */
export function findHome(env: Env): Home {
  const { join, resolve } = env.platform === 'win32' ? win32 : posix;
  const chosen = env.variables['K8S_DRILL_HOME'];
  const folder = chosen ? resolve(env.workingDirectory, chosen) : configDirectory(env);
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

/** Creates a folder of the home, and the home itself, for its owner alone; one that is there stays as it is. */
export function createFolder(env: Pick<Env, 'fs'>, folder: string): void {
  try {
    env.fs.mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/**
 * The directory that conf would take, computed here because conf is too slow to load for it.
 * The rule is that of <https://github.com/sindresorhus/env-paths>, `-nodejs` included.
 */
function configDirectory({ platform, variables, homeDirectory }: Env): string {
  const name = 'k8s-drill-nodejs';
  if (platform === 'win32')
    return win32.join(
      variables['APPDATA'] || win32.join(homeDirectory, 'AppData', 'Roaming'),
      name,
      'Config',
    );
  if (platform === 'darwin') return posix.join(homeDirectory, 'Library', 'Preferences', name);
  return posix.join(variables['XDG_CONFIG_HOME'] || posix.join(homeDirectory, '.config'), name);
}

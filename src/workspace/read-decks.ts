import type { Env } from '../env.ts';
import { isFailure } from '../errors.ts';
import type { OnUnreadable } from '../files/find-files.ts';
import { readText } from '../files/read-file.ts';
import type { LintInput } from '../lint/lint.ts';
import { SourceFile } from '../source/source-file.ts';
import type { Configs } from './find-config.ts';

/** A deck with its path on disk. */
export interface DeckInput extends LintInput {
  /** Absolute. */
  readonly path: string;
}

/**
 * Reads decks one by one, when they are needed, without ignored ones. `onUnreadable` is called for those that cannot be read; `shown` prints a
 * path.
 */
export function* readDecks(
  paths: readonly string[],
  configs: Configs,
  env: Env,
  shown: (path: string) => string,
  onUnreadable: OnUnreadable,
): Generator<DeckInput> {
  for (const path of paths) {
    const { config, ignores } = configs.of(path);
    if (ignores(path)) continue;
    try {
      yield { path, config, file: new SourceFile(shown(path), readText(env.fs, path)) };
    } catch (error) {
      if (!isFailure(error)) throw error;
      onUnreadable(error);
    }
  }
}

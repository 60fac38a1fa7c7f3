import { relative } from 'node:path';
import type { Env } from '../../env.ts';
import { type Failure, isFailure } from '../../errors.ts';
import type { LintInput } from '../../lint/lint.ts';
import { SourceFile } from '../../source/source-file.ts';
import { guarded } from '../find-files.ts';
import type { Configs } from './find-config.ts';
import { isIgnored } from './find-deck-files.ts';

/** A deck with its place on disk. */
export interface DeckInput extends LintInput {
  /** Absolute. */
  readonly path: string;
}

/** Reads decks one by one, as they are asked for; what cannot be read is collected, and what is ignored left out. */
export function* readDecks(
  paths: readonly string[],
  configs: Configs,
  env: Env,
  unreadable: Failure[],
): Generator<DeckInput> {
  for (const path of paths) {
    const { path: configPath, config } = configs.of(path);
    if (configPath !== null && isIgnored(path, configPath, config.ignore)) continue;
    try {
      const text = guarded(path, () => env.fs.readFileSync(path, 'utf8'));
      yield { path, config, file: new SourceFile(shownPath(path, env), text) };
    } catch (error) {
      if (!isFailure(error)) throw error;
      unreadable.push(error);
    }
  }
}

/** From the working folder where it is in it, else absolute. */
export function shownPath(path: string, { workingDirectory }: Env): string {
  const shown = relative(workingDirectory, path);
  return shown.startsWith('..') ? path : shown;
}

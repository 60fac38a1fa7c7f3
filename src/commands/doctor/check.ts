import type { Env } from '../../env.ts';
import { type Failure, isFailure } from '../../errors.ts';
import type { Library } from '../../learner/deck-library.ts';
import type { LogReading } from '../../progress/log.ts';
import type { SettingsReading } from '../../progress/read-settings.ts';

/** A `problem` needs to be fixed, a `note` does not. */
export type CheckStatus = 'ok' | 'note' | 'problem';

/** The subject of a check, and its result. */
export interface Check {
  readonly status: CheckStatus;
  readonly message: string;
  /** What to do. */
  readonly help?: string;
}

/** The result of opening a part of the program. */
export type Opened<T> = { readonly value: T } | { readonly failure: Failure };

/** The parts that are examined; one that cannot be opened is a finding like any other. */
export interface Subject {
  readonly env: Env;
  readonly settings: Opened<SettingsReading>;
  readonly library: Opened<Library>;
  readonly log: Opened<LogReading>;
  /** The paths of files that fail their checksum. */
  readonly damaged: Opened<readonly string[]>;
}

/** Runs a function that may throw a Failure. */
export async function opened<T>(open: () => T | Promise<T>): Promise<Opened<T>> {
  try {
    return { value: await open() };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { failure: error };
  }
}

/** A failure's first line says what is wrong, the rest what to do. */
export function problemOf({ message }: Failure): Check {
  const [first = '', ...rest] = message.split('\n');
  return { status: 'problem', message: first, ...(rest.length > 0 && { help: rest.join('; ') }) };
}

/** The first few names of many. */
export function some(names: readonly string[], limit = 8): string {
  const more = names.length > limit ? ` and ${names.length - limit} more` : '';
  return `${names.slice(0, limit).join(', ')}${more}`;
}

import type { Running } from '../client-effect.ts';
import type { Variables } from '../invocation.ts';

/** One call of a program in a script. */
export interface ProgramCall {
  readonly name: string;
  /** Behind the name. */
  readonly args: readonly string[];
  /** Those that are exported. */
  readonly variables: Variables;
  /**
   * Runs another program, as `xargs` does.
   *
   * @param input its standard input; that of the caller where absent.
   */
  readonly run: (words: readonly string[], input?: string) => Running<number>;
}

/**
 * A program in process: it prints, and reads and writes files, by effects, and ends with its exit code. What it does not do it says by
 * `Beyond`.
 */
export type ShellProgram = (call: ProgramCall) => Running<number>;

/** Where programs are, so that a path to one is its name. */
export const FOLDERS_OF_PROGRAMS = /^(?:\/usr)?(?:\/local)?\/s?bin\//;

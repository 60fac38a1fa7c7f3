import type { Running } from '../client-effect.ts';
import type { Variables } from '../invocation.ts';

/** One call of a program in a script. */
export interface ProgramCall {
  readonly name: string;
  /** The words after the name. */
  readonly args: readonly string[];
  /** The exported variables. */
  readonly variables: Variables;
  /**
   * Runs another program, as `xargs` does.
   *
   * @param input its standard input; that of the caller by default
   */
  readonly run: (words: readonly string[], input?: string) => Running<number>;
}

/**
 * An in-process program: it prints, and reads and writes files, by effects, and returns its exit code. It throws `Beyond` for features that it
 * does not support.
 */
export type ShellProgram = (call: ProgramCall) => Running<number>;

/** The folders of programs: a path in one of them stands for the program's name. */
export const FOLDERS_OF_PROGRAMS = /^(?:\/usr)?(?:\/local)?\/s?bin\//;

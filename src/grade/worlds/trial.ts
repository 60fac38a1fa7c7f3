import type { SentRequest } from './sent-request.ts';
import type { StateChange } from './state-changes.ts';

/** The result of running a script in a world. */
export interface Trial {
  readonly exit: number;
  /** Why it could not be run to its end, if it could not; its effects until then are included. */
  readonly beyond?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly SentRequest[];
  /** The kubectl commands that ran, as the words after `kubectl`. */
  readonly commands: readonly (readonly string[])[];
  /** Files that were requested but do not exist. */
  readonly missing: readonly string[];
  /** Files of the world that were read, except kubeconfigs; their contents are invented. */
  readonly read: readonly string[];
  /** Files that were written, including those that were removed again. */
  readonly written: readonly string[];
  /** Of the files that were written, those that a later command read. */
  readonly reread: readonly string[];
  readonly changes: readonly StateChange[];
  /** Files that were written, by path; `null` for one that was removed. */
  readonly files: ReadonlyMap<string, string | null>;
}

/** Two scripts. */
export interface Scripts {
  readonly reference: string;
  readonly answer: string;
}

/** The trials of two scripts in the same world, starting at the same moment. */
export interface TrialPair {
  readonly reference: Trial;
  readonly answer: Trial;
}

import type { SentRequest } from './sent-request.ts';
import type { StateChange } from './state-changes.ts';

/** What a script did in a world. */
export interface Trial {
  readonly exit: number;
  /** Why it could not be run to its end, where it could not: what happened before is still seen. */
  readonly beyond?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly SentRequest[];
  /** The kubectl commands that ran, by the words behind `kubectl`. */
  readonly commands: readonly (readonly string[])[];
  /** Files that were asked for and not there. */
  readonly missing: readonly string[];
  /** Files of the world that were read, but for kubeconfigs: what is in them is made up. */
  readonly read: readonly string[];
  /** Files that were written, also those that are gone again. */
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

/** What two scripts did in the same world, from the same moment on. */
export interface TrialPair {
  readonly reference: Trial;
  readonly answer: Trial;
}

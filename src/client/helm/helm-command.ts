import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';

/** One command of the built-in helm. */
export interface HelmCommand {
  /** The flags that it supports, in addition to those of every command. */
  readonly flags: readonly string[];
  readonly words: { readonly min: number; readonly max: number };
  run(invocation: Invocation): Running<number>;
}

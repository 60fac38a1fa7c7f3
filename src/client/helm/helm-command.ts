import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';

/** One command of the helm that is built in. */
export interface HelmCommand {
  /** The flags that it knows, beside those of every command. */
  readonly flags: readonly string[];
  readonly words: { readonly min: number; readonly max: number };
  run(invocation: Invocation): Running<number>;
}

import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';

/** Runs one command of kubectl. The result is the exit code. @throws KubectlFailure if kubectl ends with a message. */
export type KubectlCommand = (invocation: Invocation) => Running<number>;

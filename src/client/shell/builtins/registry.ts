import type { Builtin } from './builtin.ts';
import { CONTROL_BUILTINS } from './control.ts';
import { STATE_BUILTINS } from './variables.ts';

/** All builtins of the shell. */
export const BUILTINS: Readonly<Record<string, Builtin>> = { ...STATE_BUILTINS, ...CONTROL_BUILTINS };

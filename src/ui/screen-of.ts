import type { Env } from '../env.ts';
import { type Screen, screenWith, showsUnicode } from '../screen.ts';
import { colourLevel } from '../source/colour-level.ts';
import { programName } from '../source/program-name.ts';

type Outside = Pick<Env, 'variables' | 'platform' | 'stdout'>;

/** The screen behind standard output: with the terminal's abilities, or plain ASCII and 80 columns if there is no terminal. */
export function screenOf({ variables, platform, stdout }: Outside): Screen {
  return screenWith({
    width: stdout.columns,
    level: colourLevel(variables, stdout.isTTY),
    unicode: stdout.isTTY && showsUnicode(variables, platform),
    program: programName(variables),
  });
}

/** The width without a terminal: rows are not wrapped. */
const UNLIMITED = 1000;

/** The same for rows that another program may read: outside a terminal they are not wrapped. */
export function rowScreenOf(env: Outside): Screen {
  const drawn = screenOf(env);
  return env.stdout.isTTY ? drawn : { ...drawn, width: UNLIMITED };
}

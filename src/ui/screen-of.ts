import type { Env } from '../env.ts';
import { type Screen, screenWith, showsUnicode } from '../screen.ts';
import { colourLevel } from '../source/colour-level.ts';
import { programName } from '../source/program-name.ts';

type Outside = Pick<Env, 'variables' | 'platform' | 'stdout'>;

/** Standard output as it is now: drawn on as the terminal can, or in plain ASCII and 80 columns where there is none. */
export function screenOf({ variables, platform, stdout }: Outside): Screen {
  return screenWith({
    width: stdout.columns,
    level: colourLevel(variables, stdout.isTTY),
    unicode: stdout.isTTY && showsUnicode(variables, platform),
    program: programName(variables),
  });
}

/** Where nobody looks at a terminal, a row is a line. */
const UNLIMITED = 1000;

/** The same for rows that another program may read: outside a terminal they are not wrapped. */
export function rowScreenOf(env: Outside): Screen {
  const drawn = screenOf(env);
  return env.stdout.isTTY ? drawn : { ...drawn, width: UNLIMITED };
}

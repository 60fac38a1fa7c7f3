import type { Env } from '../../env.ts';
import type { Screen } from '../../screen.ts';
import { screenOf } from '../../ui/screen-of.ts';

/** The screen for the output of a word: as wide as its terminal, and without colours if another program reads it. */
export function screenFor(columns: number, env: Env): Screen {
  const { stdout } = env;
  const isTTY = columns > 0;
  return screenOf({
    variables: env.variables,
    platform: env.platform,
    stdout: {
      write: (text) => stdout.write(text),
      writeExact: (text) => stdout.writeExact(text),
      rewriteLine: (text) => stdout.rewriteLine(text),
      isTTY,
      columns: isTTY ? columns : stdout.columns,
      rows: stdout.rows,
    },
  });
}

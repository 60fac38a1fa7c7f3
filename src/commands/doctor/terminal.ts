import { showsUnicode } from '../../screen.ts';
import { colourLevel } from '../../source/colour-level.ts';
import type { Check, Subject } from './check.ts';

const NARROW = 40;

export function checkTerminal({ env }: Subject): Check[] {
  const { stdin, stdout, variables, platform } = env;
  if (!stdin.isTTY || !stdout.isTTY)
    return [{ status: 'note', message: 'no terminal here: questions are asked in plain lines' }];
  const { columns, rows } = stdout;
  const checks: Check[] = [
    columns < NARROW
      ? {
          status: 'note',
          message: `the terminal is ${columns} columns wide`,
          help: `${NARROW} or more read better`,
        }
      : { status: 'ok', message: `a terminal of ${columns} by ${rows}` },
  ];
  if (variables['TERM'] === 'dumb')
    checks.push({ status: 'note', message: 'TERM is dumb', help: 'use study --plain' });
  if (colourLevel(variables, true) === 0) checks.push({ status: 'note', message: 'no colours are shown' });
  if (!showsUnicode(variables, platform))
    checks.push({
      status: 'note',
      message: 'signs are drawn in ASCII',
      help: 'a UTF-8 locale, such as LANG=C.UTF-8, shows the others',
    });
  return checks;
}

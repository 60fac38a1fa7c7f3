import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openProgram } from './terminal.ts';

const BIN = resolve(import.meta.dirname, '../../bin/k8s-drill.js');
const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** What was left when the program had ended: its exit code, and whether the terminal is as it was. */
export interface Left {
  readonly code: number;
  readonly isCooked: boolean;
  readonly marksPastes: boolean;
}

/** Modes that a terminal has where a person types at a shell. */
const MODES = ['icanon', 'echo', 'isig', 'icrnl', 'ixon', 'opost'];
const ASK_MODES = `stty -a | tr ' ;' '\\n\\n' | grep -cxE '${MODES.join('|')}'`;

/** The home of progress is not there before the program makes it. */
function variablesOf(home: string): Record<string, string> {
  return {
    EDITOR: 'false',
    K8S_DRILL_HOME: join(home, 'k8s-drill'),
    PATH: `${join(home, 'bin')}:${process.env['PATH']}`,
  };
}

/** The program as a child of a shell without job control, which tells afterwards what is left of the terminal. */
export function openInShell(
  args: readonly string[],
  options: { home: string; columns?: number; rows?: number },
) {
  const line = [process.execPath, BIN, ...args].map(quote).join(' ');
  const terminal = openProgram(['bash', '--norc', '-c', `${line}; echo "left=$? $(${ASK_MODES})"`], {
    ...options,
    variables: variablesOf(options.home),
  });
  return {
    ...terminal,
    /** Sends a signal to the program alone. */
    signal: (signal: NodeJS.Signals) => {
      const { pid } = terminal.child;
      const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
      process.kill(Number(child), signal);
    },
    left: async (): Promise<Left> => {
      await terminal.writes(/left=\d+ \d+/);
      const [, code, modes] = /left=(\d+) (\d+)/.exec(terminal.raw()) ?? [];
      const raw = terminal.raw();
      return {
        code: Number(code),
        isCooked: Number(modes) === MODES.length,
        marksPastes: raw.lastIndexOf('\u001b[?2004h') > raw.lastIndexOf('\u001b[?2004l'),
      };
    },
  };
}

/** An interactive shell with job control. */
export function openShell(home: string) {
  const terminal = openProgram(['bash', '--norc', '--noprofile', '-i'], {
    home,
    variables: { ...variablesOf(home), PS1: 'shell> ' },
  });
  return {
    ...terminal,
    run: (args: readonly string[]) =>
      terminal.send(`${[process.execPath, BIN, ...args].map(quote).join(' ')}\r`),
  };
}

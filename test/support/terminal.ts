import { resolve } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const BIN = resolve(import.meta.dirname, '../../bin/k8s-drill.js');

export const KEY = { enter: '\r', up: '\u001b[A', down: '\u001b[B', backspace: '\u007f', ctrlC: '\u0003' };

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly home: string;
  readonly variables?: Record<string, string>;
  /** Another program than the built one. */
  readonly bin?: string;
}

/** The built program in a real pseudo-terminal, and the screen as a person sees it. */
export function openTerminal(args: readonly string[], options: TerminalOptions) {
  return openProgram([process.execPath, options.bin ?? BIN, ...args], options);
}

/** Any program in a real pseudo-terminal. */
export function openProgram([program = '', ...args]: readonly string[], options: TerminalOptions) {
  const { columns = 80, rows = 40, home, variables = {} } = options;
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 2000, allowProposedApi: true });
  const { PATH = '' } = process.env;
  const child = spawn(program, args, {
    cols: columns,
    rows,
    cwd: home,
    env: { PATH, TERM: 'xterm-256color', LANG: 'C.UTF-8', HOME: home, K8S_DRILL_HOME: home, ...variables },
  });
  let raw = '';
  child.onData((data) => {
    raw += data;
    screen.write(data);
  });
  const exited = new Promise<{ exitCode: number; signal?: number }>((done) => child.onExit(done));
  const text = (): string => {
    const buffer = screen.buffer.active;
    return Array.from({ length: buffer.length }, (_, y) => buffer.getLine(y)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();
  };
  const until = async (now: () => string, wanted: string | RegExp): Promise<string> => {
    for (let tries = 0; tries < 500; tries++) {
      const found = now();
      if (typeof wanted === 'string' ? found.includes(wanted) : wanted.test(found)) return found;
      await new Promise((wait) => setTimeout(wait, 20));
    }
    throw new Error(`never seen: ${wanted}\n--- the screen\n${text()}`);
  };
  return {
    child,
    exited,
    text,
    raw: () => raw,
    send: (keys: string) => child.write(keys),
    resize: (cols: number, toRows: number) => {
      child.resize(cols, toRows);
      screen.resize(cols, toRows);
    },
    /** Waits until the screen shows it. */
    sees: (wanted: string | RegExp) => until(text, wanted),
    /** Waits until the program wrote it, whatever became of it on the screen. */
    writes: (wanted: string | RegExp) => until(() => raw, wanted),
  };
}

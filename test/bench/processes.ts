import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { spawn } from '@lydell/node-pty';

/** Without what slows every start of Node on some machines, and so flatters a ratio. */
export function cleanVariables(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...more };
}

/** Milliseconds that a Node program takes from start to end. */
export function timeNode(
  args: readonly string[],
  variables: Record<string, string> = cleanVariables(),
): number {
  return timeProgram(process.execPath, args, variables);
}

/** Milliseconds that a program takes from start to end. */
export function timeProgram(
  program: string,
  args: readonly string[],
  variables: Record<string, string>,
): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { env: variables, encoding: 'utf8' });
  const taken = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return taken;
}

/** Milliseconds until a Node program in a terminal of 120 by 40 shows a text, or ends where none is awaited. */
export function timeInTerminal(
  args: readonly string[],
  variables: Record<string, string>,
  awaited: string | null,
): Promise<number> {
  return new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(process.execPath, [...args], { cols: 120, rows: 40, env: variables });
    let seen = '';
    let taken: number | null = null;
    child.onData((data) => {
      seen += data;
      if (awaited === null || taken !== null || !seen.includes(awaited)) return;
      taken = performance.now() - start;
      child.kill('SIGKILL');
    });
    child.onExit(() => {
      if (awaited === null) done(performance.now() - start);
      else if (taken === null) fail(new Error(`${args.join(' ')} never showed ${awaited}:\n${seen}`));
      else done(taken);
    });
  });
}

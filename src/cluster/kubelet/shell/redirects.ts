import type { ShellEnvironment } from './environment.ts';
import { expandText } from './expand.ts';
import type { OpenRedirect, ShellRun } from './shell-run.ts';
import type { ShellRedirect } from './syntax.ts';

/** The output redirects of a statement with their paths. Files are truncated unless the redirect appends. */
export function openRedirects(
  redirects: readonly ShellRedirect[],
  run: ShellRun,
  environment: ShellEnvironment,
): OpenRedirect[] {
  return redirects.flatMap(({ descriptor, how, target }) => {
    if (how === '<' || how === '<<') return [];
    const path = expandText(target, run, environment);
    if (how === '>') environment.files.write(path, run.directory, '', false);
    return [{ descriptor, how: how === '>' ? ('>>' as const) : how, path }];
  });
}

/** The standard input of a statement. */
export function inputOf(
  redirects: readonly ShellRedirect[],
  run: ShellRun,
  environment: ShellEnvironment,
): string {
  const last = redirects.findLast(({ how }) => how === '<' || how === '<<');
  if (last === undefined) return environment.input;
  const text = expandText(last.target, run, environment);
  return last.how === '<<' ? text : (environment.files.read(text, run.directory) ?? '');
}

/** Writes through the open redirects: to a file, to the other channel, or to the script's own output. */
export function writeThrough(
  channel: 1 | 2,
  text: string,
  redirects: readonly OpenRedirect[],
  run: ShellRun,
  environment: ShellEnvironment,
): void {
  let at: number = channel;
  for (const { descriptor, how, path } of redirects) {
    if (descriptor !== at) continue;
    if (how === '>&') {
      at = path === '2' ? 2 : 1;
      const file = redirects.find((r) => r.how === '>>' && r.descriptor === at);
      if (file !== undefined) at = file.descriptor;
      continue;
    }
    toFile(path, text, run, environment);
    return;
  }
  environment.write(at === 2 ? 2 : 1, text);
}

function toFile(path: string, text: string, run: ShellRun, environment: ShellEnvironment): void {
  if (path === '/dev/null') return;
  if (path === '/dev/stdout' || path === '/proc/1/fd/1') environment.write(1, text);
  else if (path === '/dev/stderr' || path === '/proc/1/fd/2') environment.write(2, text);
  else {
    const problem = environment.files.write(path, run.directory, text, true);
    if (problem !== undefined) environment.write(2, `sh: can't create ${path}: ${problem}\n`);
  }
}

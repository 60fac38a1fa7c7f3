import type { Env, Spawned } from '../../env.ts';
import { lookUp } from '../../source/look-up.ts';

/** A program with its arguments. */
export interface ProgramLine {
  readonly program: string;
  readonly args: readonly string[];
}

/** The learner's own shell. */
export function ownShell({ variables, platform }: Env): ProgramLine {
  const program = platform === 'win32' ? variables['COMSPEC'] || 'cmd.exe' : variables['SHELL'] || '/bin/sh';
  return { program, args: [] };
}

/** No program of that name, as shells have it. */
const NOT_FOUND = 127;
const FATAL = 128;
const NUMBERS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};

/** The exit code with which a shell would tell how a program ended. */
export function exitCodeOf({ code, signal, error }: Spawned): number {
  if (error !== undefined) return NOT_FOUND;
  return code ?? FATAL + (lookUp(NUMBERS, signal ?? '') ?? 0);
}

/** Whether a program is in a folder of the `PATH`. */
export function isOnPath(name: string, { variables, platform, fs }: Env): boolean {
  const isWindows = platform === 'win32';
  const folders = (variables['PATH'] ?? variables['Path'] ?? '').split(isWindows ? ';' : ':');
  const file = isWindows ? `${name}.exe` : name;
  return folders.some((folder) => folder !== '' && fs.existsSync(`${folder}/${file}`));
}

/** The learner's own kubectl wins unless the one that is built in is asked for. */
export function usesBuiltIn({ builtIn }: { readonly builtIn: boolean }, env: Env): boolean {
  return builtIn || !isOnPath('kubectl', env);
}

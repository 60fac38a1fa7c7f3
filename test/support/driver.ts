import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Bundles a driver of `drivers/` into a folder and gives the path to run with Node. */
export function bundleDriver(name: string, folder: string): string {
  const outfile = join(folder, `${name}.cjs`);
  buildSync({
    entryPoints: [join(import.meta.dirname, 'drivers', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}

export interface Finished {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a program with `K8S_DRILL_HOME` set; `started` is given the process. */
export function runWithHome(
  home: string,
  program: string,
  args: readonly string[],
  started: (child: ChildProcess) => void = () => {},
): Promise<Finished> {
  const child = spawn(program, args, { env: { ...process.env, K8S_DRILL_HOME: home, NODE_OPTIONS: '' } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  started(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}

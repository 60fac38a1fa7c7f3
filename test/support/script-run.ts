import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Running } from '../../src/client/client-effect.ts';
import { driveOnCluster } from '../../src/client/drive-cluster.ts';
import { runScript, type ScriptResult } from '../../src/client/shell/run-script.ts';
import { VirtualFiles } from '../../src/client/virtual-files.ts';
import { Cluster } from '../../src/cluster/cluster.ts';

export interface ScriptRun {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The files below the home, by their paths from it. */
  readonly files: Readonly<Record<string, string>>;
}

const HOME = '/home/user';
const VARIABLES = { HOME, PWD: HOME, LC_ALL: 'C' };
const CLUSTER = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });

/** Runs a script in the small shell, with files below the home. @returns what it is beyond, if it does not run here. */
export function runHere(
  script: string,
  files: Readonly<Record<string, string>> = {},
  stdin = '',
): ScriptRun | { readonly beyond: string } {
  const virtual = new VirtualFiles(files, HOME);
  const printed = { stdout: '', stderr: '' };
  const result = driveOnCluster(runScript(script, { variables: VARIABLES }) as Running<ScriptResult>, {
    cluster: CLUSTER,
    user: { name: 'kubernetes-admin', groups: ['system:masters'] },
    files: virtual,
    stdin: new TextEncoder().encode(stdin),
    print: (to, text) => {
      printed[to] += text;
    },
  });
  if ('beyond' in result) return { beyond: result.beyond };
  const left = virtual
    .all()
    .flatMap(([path, bytes]): [string, string][] =>
      path.startsWith(`${HOME}/`) ? [[path.slice(HOME.length + 1), new TextDecoder().decode(bytes)]] : [],
    );
  return { exit: result.exit, ...printed, files: Object.fromEntries(left) };
}

/** Runs a script in the real bash, in a folder of its own whose path reads as the small shell's home. */
export function runInBash(
  script: string,
  files: Readonly<Record<string, string>> = {},
  stdin = '',
): ScriptRun {
  const home = mkdtempSync(join(tmpdir(), 'k8s-drill-bash-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
    const ran = spawnSync('bash', ['--norc', '-c', `shopt -s expand_aliases\n${script}`], {
      cwd: home,
      env: { ...VARIABLES, HOME: home, PWD: home, PATH: process.env['PATH'] ?? '' },
      input: stdin,
      encoding: 'utf8',
      timeout: 20_000,
    });
    const named = (text: string): string => text.replaceAll(home, HOME);
    return {
      exit: ran.status ?? -1,
      stdout: named(ran.stdout),
      stderr: named(ran.stderr),
      files: Object.fromEntries(
        filesBelow(home).map((path) => [path, named(readFileSync(join(home, path), 'utf8'))]),
      ),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

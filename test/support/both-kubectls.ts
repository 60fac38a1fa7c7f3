import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { kubernetesTool } from './kubernetes-tools.ts';

const ENTRY = resolve(import.meta.dirname, '../../bin/k8s-drill.js');

/** What both kubectls printed for a line, with the exit code at the end. */
export interface Printed {
  readonly real: string;
  readonly own: string;
}

/**
 * Runs lines with the real kubectl and then with the built-in one, beside one cluster.
 *
 * @param fixtures a folder whose files are there.
 * @param setUp shell lines before; `$real` is the real kubectl.
 * @param flags of `k8s-drill cluster`.
 */
export function runBoth(
  fixtures: string,
  setUp: readonly string[],
  lines: readonly string[],
  flags: readonly string[] = [],
): readonly Printed[] {
  const folder = mkdtempSync(join(tmpdir(), 'both-kubectls-'));
  try {
    cpSync(fixtures, folder, { recursive: true });
    const both = lines.flatMap((line, at) => [
      `$real ${line} >real${at} 2>&1; echo $? >>real${at}`,
      `kubectl ${line} >own${at} 2>&1; echo $? >>own${at}`,
    ]);
    const script = [`real=${kubernetesTool('kubectl')}`, ...setUp, ...both].join('\n');
    writeFileSync(join(folder, 'run.sh'), script);
    spawnSync(process.execPath, [ENTRY, 'cluster', '--built-in', ...flags, '--', 'sh', 'run.sh'], {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder, HOME: folder },
      timeout: 240_000,
    });
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    return lines.map((_, at) => ({ real: read(`real${at}`), own: read(`own${at}`) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text without what time changes: one runs after the other, so that ages differ, and with them the widths of columns. */
export function withoutAges(text: string): string {
  return text
    .replace(/\b\d+[smh](?:\d+[smh])?\b/g, 'AGE')
    .replace(/ x\d+ over/g, ' xN over')
    .replace(/(RenewTime: .*)\d\d:\d\d:\d\d/g, '$1TIME')
    .replace(/ +/g, ' ');
}

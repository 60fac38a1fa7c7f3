import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const ROUNDS = 40;
const LINES: Readonly<Record<string, readonly string[]>> = {
  commands: ['qui'],
  flags: ['quiz', '--min'],
  topics: ['quiz', '--topic', 'rb'],
  cards: ['show', 'rbac/'],
};

/** A press of Tab against Node on an empty file: medians of runs that take turns, so that both see the same machine. */
export function run(): void {
  const home = mkdtempSync(join(tmpdir(), 'k8s-drill-bench-'));
  const empty = join(home, 'empty.js');
  writeFileSync(empty, '');
  const env = { PATH: process.env['PATH'], HOME: home, K8S_DRILL_HOME: join(home, 'home') };
  const timed = (args: readonly string[]): number => {
    const start = performance.now();
    spawnSync(process.execPath, args, { env });
    return performance.now() - start;
  };
  for (const [name, words] of Object.entries(LINES)) {
    const pairs = Array.from({ length: ROUNDS }, () => [
      timed([empty]),
      timed(['bin/k8s-drill.js', 'complete', '--', ...words]),
    ]);
    const base = median(pairs.map(([first = 0]) => first));
    const ours = median(pairs.map(([, second = 0]) => second));
    const times = (ours / base).toFixed(2);
    console.log(
      `${name.padEnd(9)} ${ours.toFixed(1)} ms, ${times} times Node on an empty file (${base.toFixed(1)} ms)`,
    );
  }
  rmSync(home, { recursive: true });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

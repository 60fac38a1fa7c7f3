import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

export interface Measured {
  /** Wall time of the whole process. */
  readonly milliseconds: number;
  /** Its largest resident set. */
  readonly megabytes: number;
  readonly code: number | null;
}

/** Runs a Node program and measures it from outside: its time from spawn to exit, its memory as it tells at its exit. */
export function measure(script: string, args: readonly string[]): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'k8s-drill-bench-'));
  const preload = join(folder, 'tell.cjs');
  const told = join(folder, 'told');
  writeFileSync(
    preload,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`,
  );
  const start = performance.now();
  const { status } = spawnSync(process.execPath, ['--require', preload, script, ...args], {
    stdio: 'ignore',
  });
  const milliseconds = performance.now() - start;
  const megabytes = Number(readFileSync(told, 'utf8')) / 1024;
  rmSync(folder, { recursive: true });
  return { milliseconds, megabytes, code: status };
}

import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Env, FileSystem, Output } from '../../src/env.ts';
import { guardOutput, type Stream } from '../../src/guard-output.ts';

/** 2026-11-20 at noon, UTC. */
export const NOON = Date.UTC(2026, 10, 20, 12);

/** A world in a temporary folder: real files, and a clock and a random source that the test holds. */
export interface TestEnv extends Env {
  /** The home of progress in it; not yet created. */
  readonly home: string;
  /** What the clock says; set it to move it. */
  at: number;
  /** What was written so far. */
  readonly written: { out: string; err: string };
}

interface Options {
  /** Replaces functions of the file system. */
  readonly fs?: Partial<FileSystem>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly seed?: number;
  /** An existing folder, to go on with what another world left. */
  readonly folder?: string;
}

export function testEnv(options: Options = {}): TestEnv {
  const folder = options.folder ?? temporaryFolder();
  const written = { out: '', err: '' };
  const home = join(folder, 'home');
  const variables = { K8S_DRILL_HOME: home, ...options.variables };
  const output = (to: 'out' | 'err') => {
    const write = (text: string): void => {
      written[to] += text;
    };
    return terminalLike({ write, isTTY: false, columns: 80, rows: 24 }, variables);
  };
  const env: TestEnv = {
    home,
    at: NOON,
    written,
    stdin: Object.assign(Readable.from(options.input === undefined ? [] : [options.input]), { isTTY: false }),
    stdout: output('out'),
    stderr: output('err'),
    variables,
    platform: 'linux',
    nodeVersion: 'v20.19.0',
    workingDirectory: folder,
    homeDirectory: folder,
    temporaryDirectory: folder,
    processId: process.pid,
    packageDirectory: resolve(import.meta.dirname, '../..'),
    fs: { ...fs, ...options.fs },
    now: () => env.at,
    monotonic: () => env.at,
    uptime: () => env.at,
    zoneOffset: () => 0,
    randomHex: seededHex(options.seed ?? 1),
    spawn: () => ({ code: 0, signal: null }),
    run: () => ({ ended: Promise.resolve({ code: 0, signal: null }), kill: () => {} }),
    spareMemory: () => undefined,
    compileLate: () => undefined,
    capture: async () => ({ code: 0, signal: null, stdout: '', stderr: '' }),
    isRunning: () => false,
    page: () => ({ code: 0, signal: null }),
    prompter: () => Promise.reject(new Error('this test has no terminal')),
    onSignal: () => () => {},
  };
  return env;
}

/** An output whose terminal a test can change. */
function terminalLike(stream: Stream, variables: Readonly<Record<string, string>>): Output {
  const output = guardOutput(stream, variables);
  for (const name of ['isTTY', 'columns', 'rows'] as const) {
    const set = (value: unknown): void => {
      Object.assign(stream, { [name]: value });
    };
    Object.defineProperty(output, name, { get: () => stream[name], set, enumerable: true });
  }
  return output;
}

/** Removes a folder; what a program that is just ending still writes there is waited for. */
async function removeFolder(folder: string): Promise<void> {
  for (let tries = 50; ; tries--) {
    try {
      return fs.rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((wait) => setTimeout(wait, 100));
    }
  }
}

export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'k8s-drill-'));
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** Hex digits from a seed, by mulberry32: <https://gist.github.com/tommyettinger/46a874533244883189143505d203312c>. */
function seededHex(seed: number): (bytes: number) => string {
  let state = seed;
  const byte = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 255;
  };
  return (bytes) => Array.from({ length: bytes }, () => byte().toString(16).padStart(2, '0')).join('');
}

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE_VERSION } from '../../src/deck/catalogue/catalogue.ts';
import { ROOT } from './decks.ts';

export const BIN = join(ROOT, 'bin/k8s-drill.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** Copies the built program into a folder, with a catalogue of its own in place of the shipped one; gives what to start. */
export function copyProgram(folder: string, decks: readonly object[]): string {
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const catalogue = { version: CATALOGUE_VERSION, decks };
  writeFileSync(join(folder, 'dist/catalogue.json'), JSON.stringify(catalogue));
  return join(folder, 'bin/k8s-drill.js');
}

/** The variables of a program whose home is this one; none of them slows its start. */
export function variablesFor(home: string): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, npm_command: ___, ...variables } = process.env;
  return { ...variables, K8S_DRILL_HOME: home };
}

/** Runs a program with a home and all its input at once, and waits for its end; `started` is given the process. */
export function runProgram(
  home: string,
  [program = process.execPath, ...args]: readonly string[],
  input = '',
  started: (child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const child = spawn(program, args, { env: variablesFor(home) });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    texts.out += data;
  });
  child.stderr.on('data', (data) => {
    texts.err += data;
  });
  // A program that was killed or has enough reads no further.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  started(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...texts }));
  });
}

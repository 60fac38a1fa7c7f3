import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './decks.ts';
import { runInBash } from './script-run.ts';

/** One script with what the real bash made of it. */
export interface RecordedScript {
  readonly script: string;
  readonly exit: number;
  readonly stdout: string;
  /** The files that it changed or made; `null` for those that it removed. */
  readonly files?: Readonly<Record<string, string | null>>;
}

/** Scripts that all find the same files and the same standard input. */
export interface BashRecord {
  readonly files: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly scripts: readonly RecordedScript[];
}

/** @param name of a file in `test/fixtures/shell`. */
export function readBashRecord(name: string): BashRecord {
  return JSON.parse(readFileSync(pathOf(name), 'utf8'));
}

export function writeBashRecord(name: string, record: BashRecord): void {
  writeFileSync(pathOf(name), `${JSON.stringify(record, null, 1)}\n`);
}

function pathOf(name: string): string {
  return join(ROOT, 'test/fixtures/shell', `${name}.json`);
}

/** What a run has to equal. */
export function outcomeOf(
  script: string,
  before: Readonly<Record<string, string>>,
  run: { readonly exit: number; readonly stdout: string; readonly files: Readonly<Record<string, string>> },
): RecordedScript {
  const names = [...new Set([...Object.keys(before), ...Object.keys(run.files)])].sort();
  const changed = names.filter((name) => before[name] !== run.files[name]);
  const files = Object.fromEntries(changed.map((name) => [name, run.files[name] ?? null]));
  return { script, exit: run.exit, stdout: run.stdout, ...(changed.length > 0 && { files }) };
}

/** The same scripts, run again in the real bash. */
export function recordAgain({ files, stdin, scripts }: BashRecord): BashRecord {
  return {
    files,
    stdin,
    scripts: scripts.map(({ script }) => outcomeOf(script, files, runInBash(script, files, stdin))),
  };
}

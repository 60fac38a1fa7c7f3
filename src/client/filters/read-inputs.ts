import { lookUp } from '../../source/look-up.ts';
import type { Running } from '../client-effect.ts';
import { printError, readPath, readStdin } from '../running.ts';
import { decodeText } from '../shell/io.ts';

/** The messages of filters about a file that cannot be read, if they differ from the usual one. */
const CANNOT_READ: Readonly<Record<string, (name: string) => string>> = {
  head: (name) => `cannot open '${name}' for reading`,
  tail: (name) => `cannot open '${name}' for reading`,
  sort: (name) => `cannot read: ${name}`,
  sed: (name) => `can't read ${name}`,
};

/** The text of one of a filter's input files. */
export interface FilterInput {
  /** The name as written in the line; `-` for standard input. */
  readonly name: string;
  readonly text: string;
}

/**
 * Reads files, or standard input if there are none, and reports files that cannot be read.
 *
 * @returns the texts, and whether all of them could be read
 */
export function* readInputs(
  filter: string,
  paths: readonly string[],
): Running<{ readonly inputs: readonly FilterInput[]; readonly complete: boolean }> {
  const inputs: FilterInput[] = [];
  let complete = true;
  for (const name of paths.length === 0 ? ['-'] : paths) {
    const found = name === '-' ? { bytes: yield* readStdin() } : yield* readPath(name);
    if ('bytes' in found) inputs.push({ name, text: decodeText(found.bytes, name) });
    else {
      complete = false;
      const reason = 'names' in found ? 'Is a directory' : 'No such file or directory';
      yield* printError(`${filter}: ${(lookUp(CANNOT_READ, filter) ?? String)(name)}: ${reason}\n`);
    }
  }
  return { inputs, complete };
}

/** The lines of a text without their line ends; the last line may have none. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Lines as a text. */
export function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

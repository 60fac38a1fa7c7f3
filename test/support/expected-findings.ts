import { basename } from 'node:path';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import type { SourceFile } from '../../src/source/source-file.ts';

/** `expect: code` names what must be found on its line or the next one; `+2` or `-1` behind it, on another one. */
const MARKER = /expect: ([a-z-]+)(?: ([+-]\d+))?/g;

export interface Expected {
  readonly code: string;
  /** Any of these. */
  readonly lines: readonly number[];
}

/** What the markers in a fixture expect. */
export function expectedIn(file: SourceFile): Expected[] {
  return [...file.text.matchAll(MARKER)].map((match) => {
    const { line } = file.lines.position(match.index);
    return { code: match[1]!, lines: match[2] ? [line + Number(match[2])] : [line, line + 1] };
  });
}

/** What was found without being expected, and what was expected and not found. */
export function unmet(
  file: SourceFile,
  found: readonly Diagnostic[],
): { unexpected: string[]; missing: Expected[] } {
  const missing = expectedIn(file);
  const unexpected = found.filter((diagnostic) => {
    const { line } = diagnostic.file.lines.position(diagnostic.range.start);
    const at = missing.findIndex(({ code, lines }) => code === diagnostic.code && lines.includes(line));
    if (at !== -1) missing.splice(at, 1);
    return at === -1;
  });
  return { unexpected: unexpected.map(told), missing };
}

function told({ file, range, code, message }: Diagnostic): string {
  const { line, column } = file.lines.position(range.start);
  return `${basename(file.path)}:${line}:${column} ${code}: ${message}`;
}

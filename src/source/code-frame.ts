import { printable } from './printable.ts';
import type { Range } from './range.ts';
import type { SourceFile } from './source-file.ts';

const TAB = '    ';
const WIDEST_LINE = 160;

/**
 * The lines around a range with its first line underlined, as text without colour:
 *
 *     3 | title: RBAC
 *     4 | topc: rbac
 *       | ^^^^
 *
 * Tabs are widened, control characters shown as `\uFFFD`, long lines cut around the range.
 */
export function codeFrame(file: SourceFile, range: Range, linesBefore = 1): string {
  const { line, column } = file.lines.position(range.start);
  const text = file.lines.line(line);
  const width = String(line).length;
  const cut = column > WIDEST_LINE - 40 ? column - 60 : 0;
  const show = (s: string): string => shown(s.slice(cut, cut + WIDEST_LINE));
  const rows: string[] = [];
  for (let n = Math.max(1, line - linesBefore); n <= line; n++) {
    rows.push(`${String(n).padStart(width)} | ${show(file.lines.line(n))}`.trimEnd());
  }
  const lead = shown(text.slice(cut, column - 1)).length;
  const marked = shown(text.slice(column - 1, column - 1 + range.end - range.start)).length;
  const carets = '^'.repeat(Math.max(1, Math.min(marked, WIDEST_LINE - lead)));
  rows.push(`${' '.repeat(width)} | ${' '.repeat(lead)}${carets}`);
  return rows.join('\n');
}

function shown(text: string): string {
  return printable(text.replaceAll('\t', TAB));
}

import { printable } from '../../source/printable.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { type LintReport, placeOf, type Reported } from './report.ts';

/**
 * Workflow commands that annotate lines of a pull request with findings. A job's log shows only their text, and the number of a step's annotations is
 * limited, so the text contains the place and the code too.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function github({ findings }: LintReport): string {
  return findings.map((finding) => `${command(finding)}\n`).join('');
}

function command({ severity, file, range, code, message, help, related = [] }: Reported): string {
  const { start, end } = placeOf(file, range);
  const properties = {
    file: file.path,
    line: start.line,
    endLine: end.line,
    // Columns are allowed only for a range within one line.
    ...(start.line === end.line && { col: start.column, endColumn: Math.max(end.column, start.column) }),
    title: code,
  };
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  const lines = [
    `${at(file, range)} ${message} [${code}]`,
    ...related.map((other) => `${at(other.file, other.range)} ${other.message}`),
    ...(help === undefined ? [] : [help]),
  ];
  return `::${severity} ${listed.join(',')}::${data(lines.join('\n'))}`;
}

function at(file: SourceFile, range: Range): string {
  const { line, column } = placeOf(file, range).start;
  return `${file.path}:${line}:${column}`;
}

function data(text: string): string {
  const lines = text.split(/(\r?\n|\r)/).map((part, i) => (i % 2 === 0 ? printable(part) : part));
  return lines
    .join('')
    .replace(/##(?=\[|vso\[)/g, '## ')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

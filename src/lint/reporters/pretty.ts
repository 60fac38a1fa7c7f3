import type { Screen } from '../../screen.ts';
import { codeFrame } from '../../source/code-frame.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { printable, printableLine } from '../../source/printable.ts';
import { asStarted } from '../../source/program-name.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { countOf, type LintReport, type Reported } from './report.ts';

/** Findings beyond this number in one file are counted but not shown. */
const MOST_IN_A_FILE = 50;

/** For people: each finding with its line, the related places and the fix; a summary at the end. */
export function pretty(report: LintReport, screen: Screen): string {
  const blocks = byFile(report.findings).flatMap((findings) => [
    ...findings.slice(0, MOST_IN_A_FILE).map((finding) => block(finding, screen)),
    ...omitted(findings, screen),
  ]);
  return `${[...blocks, summary(report, screen)].join('\n\n')}\n`;
}

function byFile(findings: readonly Reported[]): (readonly Reported[])[] {
  const files = new Map<string, Reported[]>();
  for (const finding of findings) {
    const known = files.get(finding.file.path);
    if (known === undefined) files.set(finding.file.path, [finding]);
    else known.push(finding);
  }
  return [...files.values()];
}

function block(
  { file, range, severity, message, code, help, related = [] }: Reported,
  { style, width, program }: Screen,
): string {
  const word = severity === 'error' ? style.bad(severity) : style.warn(severity);
  const rows = [
    `${style.bold(place(file, range))} ${word} ${printableLine(message)} ${style.dim(`[${code}]`)}`,
    codeFrame(file, range, { width }),
    ...related.flatMap((other) => [
      `${place(other.file, other.range)} ${printableLine(other.message)}`,
      codeFrame(other.file, other.range, { linesBefore: 0, width }),
    ]),
  ];
  if (help !== undefined) rows.push(`${style.dim('help:')} ${printable(asStarted(help, program))}`);
  return rows.join('\n');
}

function place(file: SourceFile, range: Range): string {
  const { line, column } = file.lines.position(range.start);
  return `${printableLine(file.path)}:${line}:${column}`;
}

function omitted(findings: readonly Diagnostic[], { style }: Screen): string[] {
  const more = findings.length - MOST_IN_A_FILE;
  const path = findings[0]?.file.path ?? '';
  return more > 0 ? [style.dim(`${printableLine(path)}: and ${more} more; --format json has them all`)] : [];
}

function summary({ findings, files }: LintReport, { style }: Screen): string {
  const errors = countOf(findings, 'error');
  const warnings = countOf(findings, 'warning');
  const checked = count(files, 'file');
  if (findings.length === 0) return style.good(`nothing found in ${checked}`);
  const parts = [
    errors > 0 ? style.bad(count(errors, 'error')) : '',
    warnings > 0 ? style.warn(count(warnings, 'warning')) : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')} in ${checked}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

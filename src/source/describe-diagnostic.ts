import { codeFrame } from './code-frame.ts';
import type { Diagnostic } from './diagnostic.ts';
import { printable, printableLine } from './printable.ts';

/** A finding in plain words: where, what, the lines it is about, the way out. */
export function describeDiagnostic(diagnostic: Diagnostic): string {
  const { file, range, severity, message, code, help, related = [] } = diagnostic;
  const place = (path: string, at: { line: number; column: number }) =>
    `${printableLine(path)}:${at.line}:${at.column}`;
  const rows = [
    `${place(file.path, file.lines.position(range.start))}: ${severity}: ${printableLine(message)} [${code}]`,
    codeFrame(file, range),
    ...related.map(
      (r) => `${place(r.file.path, r.file.lines.position(r.range.start))}: ${printableLine(r.message)}`,
    ),
    ...(help ? [printable(help)] : []),
  ];
  return rows.join('\n');
}

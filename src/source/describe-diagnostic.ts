import { codeFrame } from './code-frame.ts';
import type { Diagnostic } from './diagnostic.ts';
import { printable, printableLine } from './printable.ts';
import { asStarted } from './program-name.ts';

/** A finding in plain words: its place, the message, the lines that it is about, and the fix. @param program how the learner starts the program */
export function describeDiagnostic(diagnostic: Diagnostic, program: string): string {
  const { file, range, severity, message, code, help, related = [] } = diagnostic;
  const place = (path: string, at: { line: number; column: number }) =>
    `${printableLine(path)}:${at.line}:${at.column}`;
  const rows = [
    `${place(file.path, file.lines.position(range.start))}: ${severity}: ${printableLine(message)} [${code}]`,
    codeFrame(file, range),
    ...related.map(
      (r) => `${place(r.file.path, r.file.lines.position(r.range.start))}: ${printableLine(r.message)}`,
    ),
    ...(help ? [printable(asStarted(help, program))] : []),
  ];
  return rows.join('\n');
}

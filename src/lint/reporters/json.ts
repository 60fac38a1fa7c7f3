import type { Related } from '../../source/diagnostic.ts';
import { jsonText } from '../../source/json-text.ts';
import { countOf, type LintReport, placeOf, type Reported } from './report.ts';

/** For programs: one document, `"version": 1`; lines and columns count from 1, columns in UTF-16 code units, ends are exclusive. */
export function json({ findings, files }: LintReport): string {
  const document = {
    version: 1,
    files,
    errors: countOf(findings, 'error'),
    warnings: countOf(findings, 'warning'),
    findings: findings.map(written),
  };
  return `${jsonText(document, null, 2)}\n`;
}

function written({ code, severity, message, help, file, range, related = [], path, server, fix }: Reported) {
  return {
    code,
    severity,
    message,
    ...(help !== undefined && { help }),
    ...(path !== undefined && path !== '' && { path }),
    ...(server !== undefined && { server }),
    file: file.path,
    ...placeOf(file, range),
    ...(related.length > 0 && { related: related.map(other) }),
    ...(fix !== undefined && { fix: fix.map((edit) => ({ ...placeOf(file, edit), text: edit.text })) }),
  };
}

function other({ file, range, message }: Related) {
  return { message, file: file.path, ...placeOf(file, range) };
}

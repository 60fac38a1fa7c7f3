import { placeOf, type Report, type Reported } from './report.ts';

/**
 * Workflow commands that put each finding on its line of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function github({ findings }: Report): string {
  return findings.map((finding) => `${command(finding)}\n`).join('');
}

function command({ severity, file, range, code, message, help }: Reported): string {
  const { start, end } = placeOf(file, range);
  const properties = {
    file: file.path,
    line: start.line,
    endLine: end.line,
    // Columns are for a single line only.
    ...(start.line === end.line && { col: start.column, endColumn: Math.max(end.column, start.column) }),
    title: code,
  };
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${severity} ${listed.join(',')}::${data(help === undefined ? message : `${message}\n${help}`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

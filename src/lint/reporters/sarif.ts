import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { jsonText } from '../../source/json-text.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { type CodeDescription, type LintReport, placeOf, type Reported } from './report.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * SARIF 2.1.0, with the additional properties that GitHub's code scanning requires.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export function sarif({ findings, codes, tool }: LintReport): string {
  const indexes = new Map(codes.map(({ code }, index) => [code, index]));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            informationUri: 'https://www.npmjs.com/package/k8s-drill',
            rules: codes.map(rule),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, indexes.get(finding.code))),
      },
    ],
  };
  return `${jsonText(log, null, 2)}\n`;
}

function rule({ code, severity, text, help, page }: CodeDescription): ReportingDescriptor {
  const full = help === undefined ? text : `${text} ${help}`;
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text: full },
    help: { text: page === undefined ? full : `${full} ${page}` },
    ...(page !== undefined && { helpUri: page }),
    defaultConfiguration: { level: severity },
  };
}

function result(
  { code, severity, message, help, file, range, related = [] }: Reported,
  ruleIndex: number | undefined,
): Result {
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: severity,
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [location(file, range)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        ...location(other.file, other.range),
        message: { text: other.message },
      })),
    }),
  };
}

function location(file: SourceFile, range: Range): Location {
  const { start, end } = placeOf(file, range);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file.path) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

/** A path as a relative or `file:` reference, with characters escaped that a URI must not contain. */
function uriOf(path: string): string {
  const escaped = path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (/^[A-Za-z]%3A\//.test(escaped)) return `file:///${escaped.replace('%3A', ':')}`;
  return escaped.startsWith('/') ? `file://${escaped}` : escaped;
}

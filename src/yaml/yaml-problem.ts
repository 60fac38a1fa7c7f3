import type { Diagnostic, Severity } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';
import type { SourceFile } from '../source/source-file.ts';

export type YamlCode =
  | 'yaml-syntax'
  | 'yaml-indent'
  | 'yaml-tab'
  | 'yaml-tag'
  | 'yaml-duplicate-key'
  | 'yaml-key'
  | 'yaml-alias'
  | 'yaml-alias-cap'
  | 'yaml-merge'
  | 'yaml-depth'
  | 'yaml-size';

/** A problem in the syntax of a YAML text; offsets are in that text. */
export interface YamlProblem {
  readonly code: YamlCode;
  readonly message: string;
  readonly range: Range;
  /** The other place: the first of two equal keys. */
  readonly related?: { readonly range: Range; readonly message: string };
}

/** The way out, by code. */
export const YAML_HELP: Readonly<Record<YamlCode, string>> = {
  'yaml-syntax':
    'quote a value that holds `: `, ` #`, or begins with a sign such as `*`, `&`, `!`, `%`, `@` or a backtick',
  'yaml-indent': 'entries of one map, and items of one list, begin in the same column',
  'yaml-tab': 'indent with spaces',
  'yaml-tag': 'leave the tag out: the schema says the type',
  'yaml-duplicate-key': 'keep one of them; kubectl takes the last',
  'yaml-key': 'a key is a word: quote it where it holds `:` or braces',
  'yaml-alias': 'name it with `&name` before it is used as `*name`',
  'yaml-alias-cap': 'write the parts out instead of nesting aliases',
  'yaml-merge': '`<<` takes a map, an alias of a map, or a list of these',
  'yaml-depth': 'a manifest is rarely deeper than 20 levels; look for brackets that are never closed',
  'yaml-size': 'the API server takes no object over 3 MB; split the file',
};

/** The severity of a problem: if kubectl accepts the text nevertheless, it is a warning. */
export function yamlSeverity(code: YamlCode): Severity {
  return code === 'yaml-duplicate-key' ? 'warning' : 'error';
}

/** The problem as a finding in a file whose text is the YAML text itself, or contains it from `offset` on. */
export function yamlDiagnostic(problem: YamlProblem, file: SourceFile, offset = 0): Diagnostic<YamlCode> {
  const shift = (range: Range): Range => ({ start: range.start + offset, end: range.end + offset });
  const { code, message, range, related } = problem;
  return {
    code,
    severity: yamlSeverity(code),
    message,
    help: YAML_HELP[code],
    file,
    range: shift(range),
    ...(related && { related: [{ file, range: shift(related.range), message: related.message }] }),
  };
}

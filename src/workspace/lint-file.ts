import type { Env } from '../env.ts';
import type { Failure } from '../errors.ts';
import type { Levels } from '../lint/config/severities.ts';
import type { LintFinding } from '../lint/finding.ts';
import { type LintOptions, lint } from '../lint/lint.ts';
import { describeDiagnostic } from '../source/describe-diagnostic.ts';
import { programName } from '../source/program-name.ts';
import type { Range } from '../source/range.ts';
import type { SourceFile } from '../source/source-file.ts';
import { openConfigs } from './find-config.ts';

/**
 * The linter's findings in a range of one deck, with its folder's configuration; in the order of the file.
 * @throws Failure `unreadable` for the configuration
 */
export async function lintFile(
  env: Env,
  file: SourceFile,
  known: Pick<LintOptions, 'curriculum' | 'clusters'>,
  within: Range,
): Promise<LintFinding[]> {
  const levels: Levels = new Map();
  const onUnreadable = (failure: Failure): never => {
    throw failure;
  };
  const { config } = openConfigs(env, { shown: (path) => path, levels, onUnreadable }).of(file.path);
  const findings = await lint([{ file, config }], { ...known, levels, coverage: false });
  return findings
    .filter(({ range }) => within.start <= range.start && range.start <= within.end)
    .sort((a, b) => a.range.start - b.range.start);
}

/** Findings in words; an empty text for none. */
export function describeFindings(
  findings: readonly LintFinding[],
  { variables }: Pick<Env, 'variables'>,
): string {
  return findings.map((finding) => describeDiagnostic(finding, programName(variables))).join('\n\n');
}

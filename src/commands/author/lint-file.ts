import type { Curriculum } from '../../curriculum/curriculum.ts';
import type { Env } from '../../env.ts';
import type { Finding } from '../../lint/finding.ts';
import { lint } from '../../lint/lint.ts';
import { describeDiagnostic } from '../../source/describe-diagnostic.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { openConfigs } from '../lint/find-config.ts';

/** What the linter finds in one deck, as its folder configures it, within a range; in the order of the file. */
export function lintFile(env: Env, file: SourceFile, curriculum: Curriculum, within: Range): Finding[] {
  const { config } = openConfigs(env, (path) => path).of(file.path);
  return lint([{ file, config }], { curriculum, levels: new Map(), coverage: false })
    .filter(({ range }) => within.start <= range.start && range.start <= within.end)
    .sort((a, b) => a.range.start - b.range.start);
}

/** Findings in words; empty for none. */
export function describeFindings(findings: readonly Finding[]): string {
  return findings.map(describeDiagnostic).join('\n\n');
}

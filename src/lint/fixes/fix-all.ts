import { SourceFile } from '../../source/source-file.ts';
import type { Edit, LintFinding } from '../finding.ts';
import { type LintInput, type LintOptions, lint } from '../lint.ts';
import { applyFixes } from './apply-fixes.ts';

/** One fix can reveal another finding; more passes than this would mean that a rule's fixes never end. */
const MOST_PASSES = 10;

/** The replacement for bytes that are not UTF-8, which would be lost if the text were written back. */
const UNREADABLE = '\ufffd';

export interface FixedDecks<T extends LintInput> {
  /** The remaining findings. */
  readonly findings: readonly LintFinding[];
  /** The fixed files, in their order. */
  readonly inputs: readonly T[];
  /** The number of applied fixes. */
  readonly applied: number;
}

/** Applies fixes until there is none left. */
export async function fixAll<T extends LintInput>(
  given: readonly T[],
  options: LintOptions,
): Promise<FixedDecks<T>> {
  let inputs = given;
  let findings = await lint(inputs, options);
  let applied = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const fixes = fixesByFile(findings);
    if (fixes.size === 0) break;
    inputs = inputs.map((input) => {
      const fixed = applyFixes(input.file.text, fixes.get(input.file) ?? []);
      applied += fixed.applied;
      return fixed.applied === 0 ? input : { ...input, file: new SourceFile(input.file.path, fixed.text) };
    });
    findings = await lint(inputs, options);
  }
  return { findings, inputs, applied };
}

function fixesByFile(findings: readonly LintFinding[]): Map<SourceFile, (readonly Edit[])[]> {
  const fixes = new Map<SourceFile, (readonly Edit[])[]>();
  for (const { file, fix } of findings) {
    if (fix === undefined || file.text.includes(UNREADABLE)) continue;
    const known = fixes.get(file);
    if (known === undefined) fixes.set(file, [fix]);
    else known.push(fix);
  }
  return fixes;
}

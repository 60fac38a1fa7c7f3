import { SourceFile } from '../../source/source-file.ts';
import type { Edit, LintFinding } from '../finding.ts';
import { type LintInput, type LintOptions, lint } from '../lint.ts';
import { applyFixes } from './apply-fixes.ts';

/** Mending one thing may lay open another; more passes than this would be a rule that never ends. */
const MOST_PASSES = 10;

/** What stands for bytes that are no UTF-8: written back they would be lost. */
const UNREADABLE = '\ufffd';

export interface FixedDecks<T extends LintInput> {
  /** What is left. */
  readonly findings: readonly LintFinding[];
  /** The files as they are mended, in their order. */
  readonly inputs: readonly T[];
  /** Fixes that were applied. */
  readonly applied: number;
}

/** Mends all that may be mended by a machine, until there is nothing left of it. */
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

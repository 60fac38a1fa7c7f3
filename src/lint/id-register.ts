import type { CardOutline } from '../deck/reading/outline-deck.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { LintFinding } from './finding.ts';
import { fixMissingId } from './fixes/fix-missing-id.ts';
import type { LintedFile } from './lint-deck.ts';

/** The ids in all files of a run, so that a generated id does not repeat one. */
export interface IdRegister {
  readonly add: (file: LintedFile) => void;
  /** Adds the fix to a finding that a card has no id; returns any other unchanged. Call it after every file was added. */
  readonly withFix: (finding: LintFinding) => LintFinding;
}

export function idRegister(): IdRegister {
  const taken = new Map<string, Set<string>>();
  const idless = new Map<string, { readonly outline: CardOutline; readonly topic: string }>();
  return {
    add: (file) => {
      const ids = taken.get(file.topic) ?? new Set();
      taken.set(file.topic, ids);
      for (const id of file.ids) ids.add(id);
      for (const [finding, outline] of file.idless)
        idless.set(keyOf(finding), { outline, topic: file.topic });
    },
    withFix: (finding) => {
      const card = finding.code === 'missing-id' ? idless.get(keyOf(finding)) : undefined;
      if (card === undefined) return finding;
      const fix = fixMissingId(card.outline, finding.file, taken.get(card.topic) ?? new Set());
      return fix === null ? finding : { ...finding, fix };
    },
  };
}

function keyOf({ file, range }: Diagnostic): string {
  return `${range.start} ${file.path}`;
}

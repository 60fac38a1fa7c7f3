import { DECK_CODE_GROUPS } from '../../deck/codes/registry.ts';
import type { WordedCodes } from '../../deck/codes/worded-code.ts';
import type { Group, RuleInfo } from '../rule.ts';

/** The codes of the deck reader, as rules of the linter. */
export function deckCodeInfos(): RuleInfo[] {
  return (Object.entries(DECK_CODE_GROUPS) as [Group, WordedCodes][]).flatMap(([group, codes]) =>
    Object.entries(codes).map(
      ([code, { severity, text }]): RuleInfo => ({
        code,
        group,
        severity,
        text,
        ...(code === 'missing-id' && { fixable: true }),
      }),
    ),
  );
}

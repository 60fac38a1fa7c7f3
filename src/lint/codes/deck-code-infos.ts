import { DECK_CODES, type DeckCode } from '../../deck/codes.ts';
import type { Group, RuleInfo } from '../rule.ts';
import { DECK_CODE_TEXTS, type DeckCodeText } from './deck-code-texts.ts';

/** What the deck reader finds, as rules of the linter. */
export function deckCodeInfos(): RuleInfo[] {
  return (Object.entries(DECK_CODE_TEXTS) as [Group, Readonly<Record<string, DeckCodeText>>][]).flatMap(
    ([group, texts]) =>
      Object.entries(texts).map(([code, [what, why, mend]]): RuleInfo => {
        const { severity } = DECK_CODES[code as DeckCode];
        return {
          code,
          group,
          severity,
          text: { what, why, mend },
          ...(code === 'missing-id' && { fixable: true }),
        };
      }),
  );
}

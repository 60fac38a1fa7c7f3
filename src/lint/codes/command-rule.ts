import type { RefusalCode } from '../../kubernetes/command/refusal.ts';
import type { CardRule, RuleText } from '../rule.ts';

/** A rule that reports refusals with some codes, in answers and in shown shell code. */
export function commandRule(code: string, refused: readonly RefusalCode[], text: RuleText): CardRule {
  return {
    code,
    group: 'commands',
    severity: 'error',
    scope: 'card',
    text,
    check: ({ scripts }) =>
      scripts.flatMap(({ refusals, place }) =>
        refusals
          .filter((refusal) => refused.includes(refusal.code))
          .map(({ message, help, range }) => ({
            range: place(range),
            message,
            ...(help !== undefined && { help }),
          })),
      ),
  };
}

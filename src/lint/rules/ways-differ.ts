import type { ScriptReading } from '../../kubernetes/command/statement.ts';
import { compareScripts } from '../../kubernetes/compare/compare.ts';
import type { Difference } from '../../kubernetes/compare/difference.ts';
import type { CardRule, Found } from '../rule.ts';

/** Other options, and a selector for a name, are often why a card has several ways; another name or namespace never is. */
function isOtherObject({ code, path, expected = 'all', actual = 'all' }: Difference): boolean {
  if (path === 'namespace' || path === 'context') return true;
  return code === 'target' && !expected.startsWith('all') && !actual.startsWith('all');
}

export const waysDiffer: CardRule = {
  code: 'ways-differ',
  group: 'commands',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'Two ways of a `command` card use the same verbs on different objects.',
    why: 'Both are graded as right: one of them most likely lacks a namespace, or names another object.',
    mend: 'Make them equal in what they do, or make two cards of them.',
  },
  check: ({ card, scripts }): Found[] => {
    if (card.kind !== 'command') return [];
    const [first, ...others] = scripts.filter(({ role }) => role === 'way');
    if (first === undefined) return [];
    return others.flatMap(({ reading, place, text }): Found[] => {
      if (verbsOf(reading) !== verbsOf(first.reading)) return [];
      const { outcome, differences } = compareScripts(first.reading, reading, { ordered: card.ordered });
      const [difference] = differences.filter(isOtherObject);
      if (outcome !== 'wrong' || difference === undefined) return [];
      const at = first.place({ start: 0, end: first.text.length });
      const related = [{ file: card.file, range: at, message: 'the first way' }];
      const range = place({ start: 0, end: text.length });
      return [{ range, message: `this way acts on something else: ${difference.message}`, related }];
    });
  },
};

function verbsOf({ statements }: ScriptReading): string {
  return statements.map(({ commands }) => commands.map((command) => command.verbName).join(' | ')).join('\n');
}

import type { ScriptReading } from '../../kubernetes/command/statement.ts';
import { compareScripts } from '../../kubernetes/compare/compare.ts';
import type { CommandDifference } from '../../kubernetes/compare/difference.ts';
import type { CardRule, Found } from '../rule.ts';

/** Options whose value is what the task asks for, however it is done. */
const TASK =
  /^(?:--(?:image|replicas|port|target-port|verb|resource|role|clusterrole|serviceaccount|schedule|hard)|(?:label|annotation) .*)$/;

/** Other options, and a selector for a name, are often why a card has several ways; another name, namespace or value never is. */
function isOtherObject({ code, path, expected, actual }: CommandDifference): boolean {
  if (path === 'namespace' || path === 'context') return true;
  if (expected !== undefined && actual !== undefined && TASK.test(path)) return true;
  return isOtherTarget(code, expected, actual);
}

function isOtherTarget(code: CommandDifference['code'], expected = 'all', actual = 'all'): boolean {
  return code === 'target' && !expected.startsWith('all') && !actual.startsWith('all');
}

export const waysDiffer: CardRule = {
  code: 'ways-differ',
  group: 'commands',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'Two ways of a `command` card use the same verbs on different objects, or with another image, number or label.',
    why: 'Both are graded as right: one of them most likely lacks a namespace, or says what the task does not.',
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
      return [{ range, message: `this way does something else: ${difference.message}`, related }];
    });
  },
};

function verbsOf({ statements }: ScriptReading): string {
  return statements.map(({ commands }) => commands.map((command) => command.verbName).join(' | ')).join('\n');
}

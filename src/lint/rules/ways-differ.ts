import type { ScriptReading } from '../../kubernetes/command/statement.ts';
import { compareScripts } from '../../kubernetes/compare/compare.ts';
import type { CommandDifference } from '../../kubernetes/compare/difference.ts';
import type { CardRule, Found } from '../rule.ts';
import type { LintedScript } from '../subjects/linted-card.ts';
import type { JudgeByEffect } from '../subjects/linted-deck.ts';

/** Options whose value is part of the task, whatever way is taken. */
const TASK =
  /^(?:--(?:image|replicas|port|target-port|verb|resource|role|clusterrole|serviceaccount|schedule|hard)|(?:label|annotation) .*)$/;

/** Ways often differ in other options, or in a selector for a name; they must not differ in names, namespaces or values. */
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
    what: 'Two ways of a `command` card use the same verbs on different objects, or with another image, number or label; with `--worlds` also: they leave a small cluster in different states.',
    why: 'Both are graded as right: one of them most likely lacks a namespace, or says what the task does not.',
    help: 'Make them equal in what they do, or make two cards of them.',
  },
  check: ({ card, scripts }, { judgeByEffect }): Found[] => {
    if (card.kind !== 'command') return [];
    const [first, ...others] = scripts.filter(({ role }) => role === 'way');
    if (first === undefined) return [];
    const given = card.worlds?.map(({ text }) => text);
    return others.flatMap((other): Found[] => {
      const { place, text } = other;
      const said =
        otherByWords(first, other, card.ordered) ??
        (judgeByEffect && otherInWorlds(first, other, given, judgeByEffect));
      if (said === undefined) return [];
      const at = first.place({ start: 0, end: first.text.length });
      const related = [{ file: card.file, range: at, message: 'the first way' }];
      const range = place({ start: 0, end: text.length });
      return [{ range, message: `this way does something else: ${said}`, related }];
    });
  },
};

function otherByWords(
  first: LintedScript,
  { reading }: LintedScript,
  ordered: boolean | undefined,
): string | undefined {
  if (verbsOf(reading) !== verbsOf(first.reading)) return undefined;
  const { outcome, differences } = compareScripts(first.reading, reading, { ordered });
  return outcome === 'wrong' ? differences.find(isOtherObject)?.message : undefined;
}

/**
 * The changes that only one of two ways makes in a cluster. Only the first cluster in which the first way does
 * anything counts: in others, the preconditions of the task may not be met.
 */
function otherInWorlds(
  first: LintedScript,
  { text, refusals }: LintedScript,
  worlds: readonly string[] | undefined,
  judgeByEffect: JudgeByEffect,
): string | undefined {
  if (first.refusals.length > 0 || refusals.length > 0) return undefined;
  const effect = judgeByEffect(first.text, text, worlds);
  if (effect.outcome !== 'different') return undefined;
  const { trials, message } = effect;
  const isFirst = trials.slice(0, -1).every(({ reference }) => reference.changes.length === 0);
  return isFirst && trials.at(-1)?.differences.some(({ on }) => on === 'object') ? message : undefined;
}

function verbsOf({ statements }: ScriptReading): string {
  return statements.map(({ commands }) => commands.map((command) => command.verbName).join(' | ')).join('\n');
}

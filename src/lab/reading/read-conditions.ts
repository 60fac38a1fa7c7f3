import type { LabCheck } from '../../deck/card.ts';
import { didYouMean } from '../../source/did-you-mean.ts';
import { lookUp } from '../../source/look-up.ts';
import { nearest } from '../../source/nearest.ts';
import type { Range } from '../../source/range.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import { absentCondition } from '../checks/absent.ts';
import type { Condition } from '../checks/condition.ts';
import { expectedOf, matchCondition } from '../checks/match.ts';
import { FACTS } from '../checks/registry.ts';
import type { LabProblem } from '../lab.ts';

const FACT = /^([a-z-]+):\s*(.*)$/;

/** The conditions in a fence: one for each document or line. Conditions that cannot be read are reported. */
export function readConditions(check: LabCheck, problems: LabProblem[]): readonly Condition[] {
  return check.type === 'facts' ? readFacts(check, problems) : readObjects(check, problems);
}

function readObjects(check: LabCheck, problems: LabProblem[]): readonly Condition[] {
  const { text, range, weight, type } = check;
  const parsed = parseYaml(text);
  for (const { message } of parsed.problems) problems.push({ message, range });
  return parsed.documents.flatMap(({ root }): Condition[] => {
    if (root === undefined) return [];
    const expected = expectedOf(root);
    if (expected !== undefined) {
      const body = type === 'absent' ? absentCondition(expected) : matchCondition(expected);
      return [{ ...body, weight, range }];
    }
    problems.push({ message: 'a check must contain the `kind` of its object', range });
    return [];
  });
}

function readFacts({ text, range, weight }: LabCheck, problems: LabProblem[]): readonly Condition[] {
  let start = range.start;
  return text.split('\n').flatMap((line): Condition[] => {
    const at: Range = { start, end: start + line.length };
    start = at.end + 1;
    if (line.trim() === '') return [];
    const [, name = '', words = ''] = FACT.exec(line.trim()) ?? [];
    const rule = lookUp(FACTS, name);
    if (rule === undefined) {
      const names = Object.keys(FACTS);
      const way = didYouMean(nearest(name, names, 1), '`') || `the facts are ${names.join(', ')}`;
      problems.push({ message: `unknown fact \`${name === '' ? line.trim() : name}\`; ${way}`, range: at });
      return [];
    }
    const body = rule.read(words.trim());
    if (body === undefined) {
      problems.push({ message: `this does not have the form \`${rule.form}\``, range: at });
      return [];
    }
    return [{ ...body, weight, range: at }];
  });
}

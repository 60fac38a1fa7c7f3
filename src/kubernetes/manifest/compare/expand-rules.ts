import { lookUp } from '../../../source/look-up.ts';
import { type Data, dataOf } from '../../../yaml/parse-data.ts';
import { itemsOf, type YamlEntry, type YamlMap, type YamlNode } from '../../../yaml/yaml-node.ts';

/** Lists of rules, each of which allows every combination of the items of these fields, by `Type.field`. */
const MULTIPLIED: Readonly<Record<string, readonly string[]>> = {
  'V1Role.rules': ['apiGroups', 'resources', 'resourceNames', 'nonResourceURLs', 'verbs'],
  'V1ClusterRole.rules': ['apiGroups', 'resources', 'resourceNames', 'nonResourceURLs', 'verbs'],
  'V1NetworkPolicySpec.ingress': ['from', 'ports'],
  'V1NetworkPolicySpec.egress': ['to', 'ports'],
};

/** Rules with more combinations than this stay as they are. */
const MOST = 500;

/** Whether the rules of a list are additive, so that one rule may be written as several. */
export function addsUp(key: string): boolean {
  return Object.hasOwn(MULTIPLIED, key) || key === TERMS;
}

/** Terms of which at least one must be met. */
const TERMS = 'V1NodeSelector.nodeSelectorTerms';

/** The rules of a list as single combinations without duplicates: the same for every way to write the same rules. */
export function expandRules(key: string, rules: readonly YamlNode[]): readonly YamlNode[] {
  const expanded = rules.flatMap((rule): readonly YamlNode[] => {
    if (rule.kind !== 'map') return [rule];
    return key === TERMS ? expandTerm(rule) : expandMap(rule, lookUp(MULTIPLIED, key) ?? []);
  });
  if (expanded.length > MOST) return rules;
  const seen = new Map(expanded.map((rule) => [textOf(dataOf(rule)), rule]));
  return [...seen.values()];
}

function expandMap(rule: YamlMap, fields: readonly string[]): YamlMap[] {
  const choices = rule.entries.map((entry) =>
    fields.includes(entry.key) && itemsOf(entry.value).length > 0
      ? itemsOf(entry.value).map((item) => withValue(entry, [item]))
      : [entry],
  );
  return product(choices)?.map((entries) => ({ ...rule, entries })) ?? [rule];
}

/** Splits `In [a, b]` into one term per value. */
function expandTerm(term: YamlMap): YamlMap[] {
  const choices = term.entries.map((entry) => {
    const ways = entry.value.kind === 'list' ? product(entry.value.items.map(expandExpression)) : undefined;
    return ways?.map((items) => withValue(entry, items)) ?? [entry];
  });
  return product(choices)?.map((entries) => ({ ...term, entries })) ?? [term];
}

function expandExpression(expression: YamlNode): readonly YamlNode[] {
  if (expression.kind !== 'map') return [expression];
  const isIn = expression.entries.some(
    ({ key, value }) => key === 'operator' && value.kind === 'scalar' && value.value === 'In',
  );
  return isIn ? expandMap(expression, ['values']) : [expression];
}

function withValue(entry: YamlEntry, items: readonly YamlNode[]): YamlEntry {
  return { ...entry, value: { kind: 'list', items, range: entry.value.range } };
}

/** Every combination of one item from each list; `undefined` if there are too many. */
function product<T>(choices: readonly (readonly T[])[]): T[][] | undefined {
  if (choices.reduce((all, { length }) => all * length, 1) > MOST) return undefined;
  return choices.reduce<T[][]>(
    (before, choice) => before.flatMap((taken) => choice.map((one) => [...taken, one])),
    [[]],
  );
}

/** A text that is the same for equal data, whatever the order of the keys. */
function textOf(data: Data): string {
  return JSON.stringify(data, (_, value: Data) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, textAt } from '../located.ts';
import { containersOf, podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const FROM = ['configMapRef', 'secretRef'];

/** @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/ */
export const environment: Rule = {
  code: 'environment',
  *check(object) {
    for (const container of containersOf(podSpecOf(object))) {
      for (const variable of children(container, 'env')) yield* checkVariable(variable);
      for (const from of children(container, 'envFrom')) yield* oneOf(from, FROM);
    }
  },
};

function* checkVariable(variable: Located): Iterable<Finding> {
  const name = child(variable, 'name');
  if (name !== undefined && /[=\s]/.test(textAt(name) ?? ''))
    yield findingAtValue('environment', name, "a variable's name must not contain `=` or a space");
  const source = child(variable, 'valueFrom');
  if (source === undefined) return;
  if (has(variable, 'value') && textAt(variable, 'value') !== '')
    yield finding('environment', source, 'the variable already has a `value`', {
      help: 'keep only one of them',
    });
  yield* oneOf(source, SOURCES);
}

function* oneOf(at: Located, keys: readonly string[]): Iterable<Finding> {
  if (at.node.kind !== 'map') return;
  const found = keys.filter((key) => has(at, key));
  if (found.length === 0) yield finding('environment', at, `it needs a source: ${keys.join(', ')}`);
  if (found.length > 1) yield finding('environment', at, `one source too many: ${found.join(' and ')}`);
}
